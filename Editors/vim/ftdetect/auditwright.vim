" Policies and inventories of Auditwright, and rule files of auditd.
autocmd BufNewFile,BufRead *.policy,*.programs setfiletype auditpolicy
autocmd BufNewFile,BufRead */audit/rules.d/*.rules,*/audit/audit.rules setfiletype auditrules
