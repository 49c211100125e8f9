# The front door: what every command has in common.

=== without a command the usage goes to stderr
$ headwater
--- stdout
--- stderr
usage: headwater COMMAND
--- exit 2

=== asked for help, it goes to stdout
$ headwater --help
--- stdout has
usage: headwater COMMAND
extract
version

=== an unknown command is named, and the way out
$ headwater gather
--- stderr
no command "gather"
headwater --help
--- exit 2

=== an unknown option is named
$ headwater extract --colour
--- stderr
headwater extract: unknown option --colour
--- exit 2

=== version names the libraries
$ headwater version
--- stdout has
headwater 0.
html
libcurl
sqlite

=== a file that is not there is named
$ headwater extract --input html nowhere.html
--- stderr
nowhere.html: No such file or directory
--- exit 1

=== the reader going away is no crash
$ yes '{"id":"a","text":"Words."}' | headwater extract --jobs 1 | head -n 1
--- stdout json
{"id":"a"}
