# bash completion for orchestrator; made by 'orchestrator completion bash'

@COMMON@

__orchestrator_table() {
  commands=() options=() takes=() arguments=()
  case $1 in
@TABLE@
  esac
}

__orchestrator_offer() {
  local word quoted
  for word in "$@"; do
    if [[ $word == "$current"* ]]; then
      printf -v quoted '%q' "$word" # a process for each name would cost a tenth of a second
      COMPREPLY+=("$quoted")
    fi
  done
}

_orchestrator() {
  local current=${COMP_WORDS[COMP_CWORD]} program=${COMP_WORDS[0]} IFS=$' \t\n'
  local path expect count literal root names commands options takes arguments
  COMPREPLY=()
  __orchestrator_read "${COMP_WORDS[@]:1:COMP_CWORD-1}"
  [[ $current == '=' ]] && current=''
  if [[ -n $literal ]]; then
    COMPREPLY=($(compgen -c -- "$current"))
    return
  fi
  if [[ -z $expect && $current == -* ]]; then
    __orchestrator_offer "${options[@]}"
    return
  fi
  if [[ -z $expect ]]; then
    [[ $count -eq 0 ]] && __orchestrator_offer "${commands[@]}"
    __orchestrator_argument
  fi
  case $expect in
    '' | other) ;;
    '='*)
      local IFS='|'
      set -f
      __orchestrator_offer ${expect#=}
      set +f
      ;;
    file | folder)
      local IFS=$'\n'
      compopt -o filenames 2>/dev/null
      [[ $current == '~'/* ]] && current=$HOME/${current#??}
      if [[ $expect == folder ]]; then
        COMPREPLY=($(compgen -d -- "$current"))
      else
        COMPREPLY=($(compgen -f -- "$current"))
      fi
      ;;
    *)
      __orchestrator_names "$expect"
      __orchestrator_offer "${names[@]}"
      ;;
  esac
}

complete -F _orchestrator orchestrator
