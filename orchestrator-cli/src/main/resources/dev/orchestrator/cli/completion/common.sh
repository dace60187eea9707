# The words before the cursor decide what may follow: sets the arrays of the table, and
# expect (the kind of value that an option waits for), count (arguments so far), root.
__orchestrator_read() {
  local word entry found='' previous='' given=''
  path='' expect='' count=0 literal=''
  __orchestrator_table ''
  for word in "$@"; do
    if [[ -n $expect ]]; then
      [[ $word == '=' ]] && continue
      [[ $previous == -w || $previous == --workspace ]] && given=$word
      expect=''
      continue
    fi
    case $word in
      --)
        literal=1
        break
        ;;
      --workspace=*) given=${word#*=} ;;
      -?*)
        previous=$word
        for entry in "${takes[@]}"; do
          if [[ ${entry%%:*} == "$word" ]]; then
            expect=${entry#*:}
            break
          fi
        done
        ;;
      *)
        found=''
        for entry in "${commands[@]}"; do
          [[ $entry == "$word" ]] && found=1
        done
        if [[ -n $found && $count -eq 0 ]]; then
          path="${path:+$path }$word"
          __orchestrator_table "$path"
        else
          count=$((count + 1))
        fi
        ;;
    esac
  done
  __orchestrator_root "$given"
}

# The workspace, found as the program finds it; empty when there is none.
__orchestrator_root() {
  root=${1:-${ORCHESTRATOR_WORKSPACE:-}}
  if [[ -z $root ]]; then
    root=$PWD
    while [[ -n $root && ! -f $root/config/repos.json ]]; do root=${root%/*}; done
    return
  fi
  [[ $root == '~'/* ]] && root=$HOME/${root#??}
  [[ $root == /* ]] || root=$PWD/$root
}

# The kind of the argument at the cursor.
__orchestrator_argument() {
  local kind position=0
  for kind in "${arguments[@]}"; do
    if [[ $position -eq $count || $kind == *'*' && $count -gt $position ]]; then
      expect=${kind%\*}
      return
    fi
    position=$((position + 1))
  done
}

# Adds the names of one kind to the array names. Names that the program had to look up are kept
# beside the caches of the user, and are looked up again when a file they come from is newer.
__orchestrator_names() {
  names=()
  local file cache old='' line
  [[ -n $root && -f $root/config/repos.json ]] || return 0
  case $1 in
    playbook)
      for file in "$root"/playbooks/*.md; do
        file=${file##*/}
        [[ -f $root/playbooks/$file && $file != README.md ]] && names+=("${file%.md}")
      done
      return 0
      ;;
    plan)
      for file in "$root"/config/*-issues.json; do
        [[ -f $file ]] && names+=("${file#"$PWD"/}")
      done
      return 0
      ;;
  esac
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/orchestrator/names/${root//\//%}/$1
  for file in "$root"/config "$root"/config/*.json "$root"/tasks "$root"/tasks/*.md; do
    [[ -e $file && ! $cache -nt $file ]] && old=1
  done
  if [[ -n $old ]]; then
    while IFS= read -r line; do names+=("$line"); done < <(
      command "$program" --workspace "$root" complete-names "$1" 2>/dev/null </dev/null
    )
  else
    while IFS= read -r line; do names+=("$line"); done <"$cache"
  fi
}
