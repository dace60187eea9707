#!/bin/sh
# The agent of the demonstration. It is scripted, but does what a real one does: reads its prompt
# from standard input, looks around, edits files, runs the tests, commits, and says what it did.
prompt=$(cat)
pace=${ORCHESTRATOR_DEMO_PACE:-0.3}

say() {
  printf '%s\n' "$1"
  sleep "$pace"
}

commit() {
  git add --all && git commit --quiet --message "$1" && say "Committed: $1"
}

check() {
  say '$ sh test.sh'
  sh test.sh || exit 1
}

say "I have read the assignment: issue #$ORCHESTRATOR_ISSUE, stage $ORCHESTRATOR_STAGE."
say "$ ls"
ls
continued=no
case $prompt in
  *'You continue earlier work'*)
    continued=yes
    say 'Somebody was here before me. Let me see what is left to do.'
    git status --short
    ;;
esac

case $ORCHESTRATOR_ISSUE in
  1)
    say 'calculator.sh can add. I put subtraction beside it, and a test.'
    printf 'subtract() { echo $(($1 - $2)); }\n' >>calculator.sh
    printf 'expect 3 "$(subtract 5 2)"\n' >>test.sh
    check
    commit 'Subtract numbers'
    ;;
  2)
    say 'Multiplication is a loop of additions, or one operator. I take the operator.'
    printf 'multiply() { echo $(($1 * $2)); }\n' >>calculator.sh
    printf 'expect 42 "$(multiply 6 7)"\n' >>test.sh
    check
    commit 'Multiply numbers'
    ;;
  3)
    if [ "$continued" = no ]; then
      say 'Division must not end in a crash when the divisor is zero.'
      printf 'divide() {\n  [ "$2" -ne 0 ] || { echo error; return 1; }\n  echo $(($1 / $2))\n}\n' >>calculator.sh
      printf 'expect error "$(divide 1 0)"\nexpect 4 "$(divide 8 2)"\n' >>test.sh
      check
      say 'The tests pass. I am done.'
      exit 0
    fi
    say 'The work is there and was never committed. I test it again and commit it.'
    check
    commit 'Divide numbers, and refuse to divide by zero'
    ;;
  4)
    say 'The site has one page. I add the second.'
    printf '<h1>Contact</h1>\n<p>Write to us.</p>\n' >contact.html
    check
    commit 'Add a contact page'
    ;;
  5)
    say 'Every page should lead to the others.'
    printf '<nav><a href="index.html">Home</a> <a href="contact.html">Contact</a></nav>\n' >>index.html
    check
    commit 'Link the pages'
    ;;
  *)
    say 'I collect what the others did, for the people who will read it.'
    printf '# Changes\n\n- a calculator that subtracts, multiplies and divides\n- a contact page\n' >CHANGES.md
    check
    commit 'Tell what is new'
    ;;
esac
say 'Done.'
