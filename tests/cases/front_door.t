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

=== an option nobody knows is usage, a wrong value is configuration
$ headwater serve --colour; echo $?; headwater serve --workers=many; echo $?; headwater config check --config typo.conf; echo $?
--- file typo.conf
log = warn
fulltext = allways
--- stdout
2
3
3
--- stderr
no option --colour
headwater serve --help
workers is a whole number
typo.conf:2: fulltext has no value "allways"

=== a file that is no store is named and left as it is
$ headwater update --db notes.txt; echo $?; headwater search --db notes.txt word; echo $?; cat notes.txt
--- file notes.txt
my notes
--- stdout
4
4
my notes
--- stderr
headwater update: notes.txt: no store
headwater search: notes.txt: no store

=== a database this program does not speak is said, not made a file of
$ headwater search --db postgres://127.0.0.1/news word
--- stderr
keeps its store in a file
--- exit 3

=== what is not text is refused, whatever the command
$ headwater extract --input text pic; echo $?; headwater extract --input html pic empty; echo $?; headwater trace pic . empty; echo $?
--- file pic escaped
\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00
--- file empty escaped

--- stdout
{"id":"pic","error":"the page is not text"}
1
{"id":"pic","error":"the page is not text"}
{"id":"empty","error":"the page is empty"}
1
1
--- stderr
headwater trace: pic: the page is not text
headwater trace: .: Is a directory
headwater trace: empty: the page is empty
