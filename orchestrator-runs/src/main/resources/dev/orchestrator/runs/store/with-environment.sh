#!/bin/sh
# Runs a program with the variables of a file, which is read once and deleted.
#
#   with-environment.sh FILE PROGRAM [ARGUMENT...]
#
# A line is NAME=value; in the value \n stands for a line feed and \\ for a backslash.
file=$1
shift
while IFS= read -r line; do
  name=${line%%=*}
  value=${line#*=}
  case $value in
    *\\*) value=$(printf '%b.' "$value") && value=${value%.} ;;
  esac
  export "$name=$value"
done <"$file"
rm -f "$file"
exec "$@"
