# The filter annotate: records in, records out; the rules themselves are tested
# in tests/unit/text.

=== quotations, their speakers, names; offsets are bytes
$ headwater annotate --input ndjson --output ndjson --jobs 1
--- stdin
{"id":"1","lang":"en","text":"“Wé will stay,” Jane Miller said."}
--- stdout json
{"id":"1","language":"en","quotes":[{"text":"Wé will stay,","start":3,"end":17,"speaker":"Jane Miller","speaker_start":21,"speaker_end":32}],"names":[{"text":"Jane Miller","start":21,"end":32,"kind":"person","name":"Jane Miller","entity":1}],"credits":[{"chain":["Jane Miller"]}],"dates":[]}

=== a record without text is an error record, and the run goes on
$ headwater annotate --jobs 1
--- stdin
{"id":"1"}
{"id":"2","text":""}
--- stdout json
{"id":"1","error":"<any>"}
{"id":"2","language":null,"quotes":[],"names":[]}
--- exit 1

=== a dateline credits its agency, known or not; a remark in brackets is none
$ headwater annotate
--- stdin
{"id":"a","lang":"en","text":"TOLM, Nov 12 (QRSA) - The ferry was towed in. Nobody was hurt."}
{"id":"b","lang":"en","text":"The union (UDW) met on Monday. Nobody was hurt."}
--- stdout json
{"id":"a","credits":[{"text":"(QRSA)","chain":["QRSA"]}]}
{"id":"b","credits":[]}

=== whose a picture is is said apart from whose the text is
$ headwater annotate
--- stdin
{"id":"a","lang":"de","text":"Die Brücke bleibt zu, meldet dpa.\n\nDie Brücke am Montag (Foto: Anna Lind/AFP)"}
--- stdout json
{"id":"a","credits":[{"chain":["dpa"]},{"text":"Foto: Anna Lind/AFP","chain":["AFP","Anna Lind"],"image":true}]}
