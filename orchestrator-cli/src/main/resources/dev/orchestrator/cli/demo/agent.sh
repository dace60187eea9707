#!/bin/sh
# The agent of the demonstration. It is scripted, but does what a real one does: reads its prompt
# from standard input, looks around, edits files, runs the tests, commits, and says what it did.
prompt=$(cat)
pace=${ORCHESTRATOR_DEMO_PACE:-0.15}
service=$(cd "$(dirname "$0")" && pwd)/rate-service

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

if [ "$ORCHESTRATOR_STAGE" = merge ]; then
  say '#2 and #3 both added to the end of calculator.sh. Both are wanted: I keep both.'
  sed -e '/^<<<<<<< /d' -e '/^=======$/d' -e '/^>>>>>>> /d' calculator.sh >merged && mv merged calculator.sh
  check
  git add --all && git commit --quiet --no-edit && say 'Committed the merge.'
  exit
fi

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
    printf '. ./calculator.sh\n[ "$(subtract 5 2)" = 3 ]\n' >tests/subtract.sh
    check
    commit 'Subtract numbers'
    ;;
  2)
    say 'Multiplication is a loop of additions, or one operator. I take the operator.'
    printf 'multiply() { echo $(($1 * $2)); }\n' >>calculator.sh
    printf '. ./calculator.sh\n[ "$(multiply 6 7)" = 42 ]\n' >tests/multiply.sh
    check
    commit 'Multiply numbers'
    ;;
  3)
    if [ "$continued" = no ]; then
      say 'Division must not end in a crash when the divisor is zero.'
      printf 'divide() {\n  [ "$2" -ne 0 ] || { echo error; return 1; }\n  echo $(($1 / $2))\n}\n' >>calculator.sh
      printf '. ./calculator.sh\n[ "$(divide 1 0)" = error ] && [ "$(divide 8 2)" = 4 ]\n' >tests/divide.sh
      check
      say 'The tests pass. I am done.'
      exit 0
    fi
    say 'The work is there and was never committed. I test it again and commit it.'
    check
    commit 'Divide numbers, and refuse to divide by zero'
    ;;
  4)
    say '#2 can multiply and #3 can divide: a percentage is both.'
    printf '. ./calculator.sh\npercent() { divide "$(multiply "$1" "$2")" 100; }\n' >percent.sh
    printf '. ./percent.sh\n[ "$(percent 50 8)" = 4 ]\n' >tests/percent.sh
    check
    commit 'Work out percentages'
    ;;
  5)
    say 'The rate comes from a service, which takes a moment to start when nobody used it lately.'
    printf '. ./calculator.sh\neuros() { multiply "$1" 2; }\n' >euros.sh
    cat >tests/euros.sh <<END
# The service starts when it is asked for the first time, and does not answer that once.
service='$service'
[ -e "\$service" ] || { : >"\$service"; echo 'the rate service did not answer' >&2; exit 1; }
. ./euros.sh
[ "\$(euros 21)" = 42 ]
END
    : >"$service"
    check
    say 'I stop the service again that I started for my tests.'
    rm "$service"
    commit 'Convert to euros'
    ;;
  *)
    say 'I collect what the others did, for the people who will read it.'
    printf '<h1>News</h1>\n<p>It subtracts, multiplies, divides, and knows percentages and euros.</p>\n' >news.html
    check
    commit 'Tell on the page what is new'
    ;;
esac
say 'Done.'
