# headwater robots: the exit status is the answer.

=== the longest rule decides, and is named
$ headwater robots --agent FooBot --url http://e.example/page --explain
--- stdin
User-agent: FooBot
Disallow: /
Allow: /p
--- stdout
allowed: line 3, Allow: /p

=== disallowed is exit 1
$ headwater robots --agent "FooBot/1.0 (+http://e.example)" --url http://e.example/x
--- stdin
User-agent: foobot
Disallow: /x
--- exit 1

=== no rules, no file
$ headwater robots --agent FooBot --url /x --explain
--- stdout
allowed: no rule matches

=== both options are needed
$ headwater robots --agent FooBot
--- stderr
--agent and --url are needed
--- exit 2
