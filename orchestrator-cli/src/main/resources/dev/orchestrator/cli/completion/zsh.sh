#compdef orchestrator
# zsh completion for orchestrator; made by 'orchestrator completion zsh'

@COMMON@

__orchestrator_table() {
  commands=() options=() takes=() arguments=() told=()
  case $1 in
@TABLE@
  esac
}

# Offers words together with what the table tells about them.
__orchestrator_describe() {
  local heading=$1 word entry
  local -a described
  shift
  for word in "$@"; do
    for entry in "${told[@]}"; do
      [[ ${entry%%:*} == "$word" ]] && described+=("$entry")
    done
  done
  _describe -t "$heading" "$heading" described
}

_orchestrator() {
  setopt local_options null_glob no_aliases
  local program=${words[1]} path expect count literal root
  local -a names commands options takes arguments told
  __orchestrator_read "${(@)words[2,CURRENT-1]}"
  if [[ -n $literal ]]; then
    _command_names -e
    return
  fi
  if [[ -z $expect && $PREFIX == -* ]]; then
    if [[ $PREFIX == --*=* ]]; then
      local entry
      for entry in "${takes[@]}"; do
        [[ ${entry%%:*} == "${PREFIX%%=*}" ]] && expect=${entry#*:}
      done
      compset -P '*='
    else
      __orchestrator_describe option "${options[@]}"
      return
    fi
  fi
  if [[ -z $expect ]]; then
    [[ $count -eq 0 && ${#commands} -gt 0 ]] && __orchestrator_describe command "${commands[@]}"
    __orchestrator_argument
  fi
  case $expect in
    '' | other) ;;
    '='*) compadd -- "${(@s:|:)${expect#=}}" ;;
    file) _files ;;
    folder) _files -/ ;;
    *)
      __orchestrator_names "$expect"
      compadd -- "${names[@]}"
      ;;
  esac
}

if [[ ${funcstack[1]} == _orchestrator ]]; then
  _orchestrator "$@"
else
  compdef _orchestrator orchestrator
fi
