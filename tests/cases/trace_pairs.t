# trace --output pairs and cluster: many records in, judgements out.

=== a shortened copy, its kind, its direction and its proof
$ headwater trace --input ndjson --output pairs
--- stdin
{"id":"wire","lang":"en","published":"2024-03-04T08:00:00Z","text":"The ferry between Tarn Bay and the islands will sail again on Monday, the harbour office said, after repairs that took eleven weeks.\n\nPassengers had to travel by bus and by a smaller boat, which carried no cars and stayed in port whenever the wind rose above thirty knots.\n\nCaptain Maren Holt, who has run the line since 1998, told the council that the new engine had cost 2.4 million crowns."}
{"id":"other","lang":"en","published":"2024-03-04T08:30:00Z","text":"The county wants to close the school at Linden because only nine children are left. Parents met on Sunday and decided to ask for one more year."}
{"id":"copy","lang":"en","published":"2024-03-04T09:00:00Z","text":"The ferry between Tarn Bay and the islands will sail again on Monday, the harbour office said, after repairs that took eleven weeks.\n\nPassengers had to travel by bus and by a smaller boat, which carried no cars and stayed in port whenever the wind rose above thirty knots."}
--- stdout json
{"a":"wire","b":"copy","kind":"near","score":1,"direction":"a>b","evidence":"<any>"}

=== records that are none stay in their place, and the rest goes on
$ headwater trace --input ndjson --output pairs
--- stdin
{"id":"a","text":""}
[1,2]
{"text":"no id"}
{"id":"b","text":"word"}
{"id":"c","text":"word word word word word word word word word word word word"}
{"id":"d","text":"word word word word word word word word word word word word"}
--- stdout json
{"id":null,"error":"<any>"}
{"id":null,"error":"<any>"}
--- exit 1

=== no records, no rows
$ headwater trace --input ndjson --output pairs
--- stdin
--- stdout
--- exit 0

=== an output it does not have is a usage error
$ headwater trace --output tea
--- stderr
tea
--- exit 2

=== one event, one story; what comes weeks later follows
$ headwater cluster --input ndjson --output ndjson
--- stdin
{"id":"1","lang":"en","published":"2024-03-03T09:00:00Z","title":"Freighter loses containers off Cape Wren","text":"The freighter Ana Rosa lost 340 containers in a storm off Cape Wren on Sunday. Harbour master Ines Calder closed Port Ellis."}
{"id":"2","lang":"en","published":"2024-03-03T10:00:00Z","title":"Westhaven opens its library","text":"Mayor Tomas Brandt opened the new library of Westhaven, built by Lena Voss for 80,000 volumes."}
{"id":"3","lang":"en","published":"2024-03-04T09:00:00Z","title":"Port Ellis shut after storm costs ship its load","text":"Port Ellis stays shut, said harbour master Ines Calder. Off Cape Wren the Ana Rosa had lost containers of coffee in the storm."}
{"id":"4","lang":"en","published":"2024-04-23T09:00:00Z","title":"Port Ellis shut again after storm at Cape Wren","text":"Harbour master Ines Calder closed Port Ellis because of a storm off Cape Wren. The freighter Ana Rosa had lost containers there."}
--- stdout json
{"id":"1","story":"1"}
{"id":"2","story":"2"}
{"id":"3","story":"1"}
{"id":"4","story":"3","follows":"1","gap_days":50}

=== one line for each record, in their order, the bad one too
$ headwater cluster
--- stdin
{"id":"1","lang":"en","title":"Freighter loses containers off Cape Wren"}
{"title":"no id"}
{"id":"2","lang":"en","title":"Westhaven opens its library"}
--- stdout json
{"id":"1","story":"1"}
{"id":null,"error":"record has no \"id\""}
{"id":"2","story":"2"}
--- exit 1

=== granularity is a number from 0 to 1
$ headwater cluster --granularity lots
--- stderr
--granularity lots
--- exit 2
