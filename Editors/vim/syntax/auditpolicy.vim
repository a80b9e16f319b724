" Policies of Auditwright; the language is in Documentation/language.md.
if exists('b:current_syntax')
  finish
endif

syntax iskeyword @,48-57,_,.,+,-

" Words that mean something inside a statement.
let s:words = [
  \ 'and', 'in', 'not', 'exe', 'present', 'of', 'under', 'at', 'after',
  \ 'part', 'topic', 'level', 'severity', 'version', 'extends', 'when',
  \ 'recorded', 'silence', 'each', 'program', 'syscalls', 'all', 'messages',
  \ 'user-messages', 'tasks', 'filesystem', 'record', 'read', 'write', 'attr',
  \ 'execute', 'access', 'root', 'daemons', 'anyone', 'users', 'reason',
  \ 'owner', 'until', 'ticket', 'claim', 'covered', 'partly', 'without',
  \ 'not-applicable', 'disputed', 'drift', 'loginuid', 'immutable', 'setting',
  \ 'path', 'number', 'user', 'programs', 'setuid', 'setgid', 'capabilities',
  \ 'silent', 'printk', 'panic', 'continue', 'ignore', 'stop',
  \ ]
" Words that begin a clause.
let s:clauses = [
  \ 'where', 'denied', 'by', 'on', 'if', 'except', 'key',
  \ ]
" Words that begin a statement, where one begins.
let s:statements = [
  \ 'catalogue', 'rules', 'profile', 'facts', 'programs', 'param', 'control',
  \ 'demand', 'answered', 'not', 'satisfies', 'key', 'record', 'ignore',
  \ 'raw', 'expect', 'target', 'let', 'settings', 'loginuid', 'use', 'drop',
  \ 'privileged', 'immutable', 'adopt', 'exception', 'reset', 'backlog',
  \ 'backlog-wait', 'failure', 'rate', 'on-error', 'enabled', 'inventory',
  \ 'skip', 'by', 'versions', 'partial', 'lsm', 'awk', 'directories', 'files',
  \ 'absent', 'symlinks', 'mounts', 'users', 'groups',
  \ ]

" Of matches at one place the last one wins.
syntax match auditpolicyNumber /\<\%(0[xX]\x\+\|0o\o\+\|0\|[1-9]\d*\)\>/
execute 'syntax match auditpolicyWord /\<\%(' . join(s:words, '\|') . '\)\>/'
execute 'syntax match auditpolicyClause /\<\%(' . join(s:clauses, '\|') . '\)\>/'
execute 'syntax match auditpolicyStatement /\%(^\|[{;]\)\s*\zs\%('
  \ . join(s:statements, '\|') . '\)\>/'
syntax match auditpolicyOperator /->\|[!<>&]\?=\|[<>&]/
syntax match auditpolicyPath /\/[^ \t,;{}()"$#]*/
syntax match auditpolicyVariable /\$[A-Za-z0-9]\k*/
syntax match auditpolicyEscape /\\\%(["\\nt]\|x\x\x\)/ contained
syntax region auditpolicyString start=/"/ skip=/\\./ end=/"/ oneline contains=auditpolicyEscape
syntax match auditpolicyComment /\%(^\|\s\)\zs#.*$/

highlight default link auditpolicyStatement Statement
highlight default link auditpolicyClause Keyword
highlight default link auditpolicyWord Type
highlight default link auditpolicyNumber Number
highlight default link auditpolicyPath Constant
highlight default link auditpolicyVariable Identifier
highlight default link auditpolicyOperator Operator
highlight default link auditpolicyString String
highlight default link auditpolicyEscape SpecialChar
highlight default link auditpolicyComment Comment

let b:current_syntax = 'auditpolicy'
