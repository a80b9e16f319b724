" Rule files of auditd, as auditctl(8) reads them: words parted by blanks.
if exists('b:current_syntax')
  finish
endif

syntax match auditrulesOption /\%(^\| \)\@<=-[A-Za-z]\%( \|$\)\@=/
syntax match auditrulesOption /\%(^\| \)\@<=--[a-z_-]\+/
syntax match auditrulesList /\%(\%(^\| \)-[aAd] \+\)\@<=[^ ,]\+,[^ ,]\+/
syntax match auditrulesField /\%(\%(^\| \)-F \+\)\@<=[a-z0-9_]\+\ze[!<>&=]/
syntax match auditrulesField /\%(\%(^\| \)-C \+\)\@<=[a-z0-9_]\+!\?=[a-z0-9_]\+/
syntax match auditrulesCall /\%(\%(^\| \)-S \+\)\@<=[^ ]\+/
syntax match auditrulesKey /\%(\%(^\| \)-k \+\)\@<=\%(\\ \|[^ ]\)\+/
syntax match auditrulesKey /\%(\%(^\| \)-F \+key=\)\@<=\%(\\ \|[^ ]\)\+/
syntax match auditrulesPath /\%(\%(^\| \)-[wWq] \+\)\@<=\%(\\ \|[^ ]\)\+/
syntax match auditrulesComment /^ *#.*$/

highlight default link auditrulesOption Statement
highlight default link auditrulesList Type
highlight default link auditrulesField Identifier
highlight default link auditrulesCall Function
highlight default link auditrulesKey Label
highlight default link auditrulesPath Constant
highlight default link auditrulesComment Comment

let b:current_syntax = 'auditrules'
