# The report for people: an editor's note about a handful of pages.

=== root, copies, timeline, quotations, differences
$ headwater trace --input ndjson
--- stdin
{"id":"a","lang":"en","published":"2024-03-05T09:00:00Z","url":"https://ellis.example/1","title":"Freighter loses 340 containers off Cape Wren","text":"The harbour of Port Ellis was closed on Monday after the freighter Ana Rosa lost 340 containers in a storm off Cape Wren. Harbour master Ines Calder met engineer Tomas Brandt on Monday. “We shall look for the cargo as soon as the wind drops,” Ines Calder said. The ship, built in 1998 in Gdansk and owned by Meridian Lines of Panama, had been on its way from Santos to Rotterdam with coffee, orange juice and machine parts when its engine failed on Sunday night."}
{"id":"b","lang":"en","published":"2024-03-05T12:00:00Z","url":"https://quill.example/2","title":"Freighter loses 340 containers off Cape Wren","text":"The harbour of Port Ellis was closed on Monday after the freighter Ana Rosa lost 340 containers in a storm off Cape Wren. Harbour master Ines Calder met engineer Tomas Brandt on Monday. “We shall look for the cargo as soon as the wind drops,” Ines Calder said. The ship, built in 1998 in Gdansk and owned by Meridian Lines of Panama, had been on its way from Santos to Rotterdam with coffee, orange juice and machine parts when its engine failed on Sunday night."}
--- stdout has
2 pages, 1 story; 1 made from another of them
STORY 1  5 Mar 2024   2 pages, 1 source
  Root  ellis.example, page a
    b is a copy of a: 100 % of the shorter
         a published first: 2024-03-05T09:00:00Z before 2024-03-05T12:00:00Z
    Ines Calder: “We shall look for the cargo as soon as the wind drops” (a,
    4 Mar 2024  Harbour master Ines Calder met engineer Tomas Brandt on
--- stdout lacks
  No page is a copy of another.

=== an outlet's later number is news, not a quarrel; one page's claim is named
$ headwater trace --input ndjson
--- stdin
{"id":"a","lang":"en","published":"2024-03-05T09:00:00Z","url":"https://ellis.example/1","title":"Ferry burns off Cape Wren","text":"One person died and 14 were injured when the ferry Ana Rosa caught fire off Cape Wren on Tuesday, the coastguard of Port Ellis said. Harbour master Ines Calder led the rescue from Port Ellis."}
{"id":"b","lang":"en","published":"2024-03-05T14:00:00Z","url":"https://quill.example/2","title":"Two dead in ferry fire off Cape Wren","text":"Two people died when the ferry Ana Rosa burnt off Cape Wren on Tuesday. Ines Calder, the harbour master of Port Ellis, praised the fishermen who had brought children ashore."}
{"id":"c","lang":"en","published":"2024-03-05T19:00:00Z","url":"https://wren.example/3","title":"Sprinklers of the Ana Rosa were off","text":"The sprinklers of the ferry Ana Rosa had been switched off since January, according to a maintenance log that two members of her crew showed to this newspaper. Ines Calder, harbour master of Port Ellis, had no comment on the fire off Cape Wren, in which two people died."}
--- stdout has
3 pages, 1 story; no page is a copy of another
  Only one page says
    c  The sprinklers of the ferry Ana Rosa had been switched off since
  Where they agree
    how many: deaths
--- stdout lacks
≠

=== a page of one word is a page of one word
$ headwater trace --input ndjson
--- stdin
{"id":"one","text":"word"}
--- stdout has
STORY 1  undated   1 page, 1 source
  Root  a page of no site, page one
--- stdout lacks
  No page is a copy of another.

=== stories are told apart, those that one page was made from another are one
$ headwater trace --input ndjson
--- stdin
{"id":"a","lang":"en","published":"2024-03-05T09:00:00Z","url":"https://ellis.example/1","title":"Freighter loses 340 containers off Cape Wren","text":"The harbour of Port Ellis was closed on Monday after the freighter Ana Rosa lost 340 containers in a storm off Cape Wren. Harbour master Ines Calder met engineer Tomas Brandt on Monday. “We shall look for the cargo as soon as the wind drops,” Ines Calder told Reuters. Some experts said that the ship was too old. The ship, built in 1998 in Gdansk and owned by Meridian Lines of Panama, had been on its way from Santos to Rotterdam."}
{"id":"b","lang":"en","published":"2024-03-09T12:00:00Z","url":"https://quill.example/2","title":"Jam fair takes surplus oranges","text":"The jam fair of Haverleigh takes six tonnes of surplus oranges this year. Volunteers with large pans are asked to come to the drill hall. “We have sugar,” said the chairwoman, Prudence Oakley."}
--- stdout has
2 pages, 2 stories; no page is a copy of another
STORY 1  5 Mar 2024   1 page, 1 source
         credits Reuters and unnamed sources (“Some experts”)
STORY 2  9 Mar 2024   1 page, 1 source
    Prudence Oakley: “We have sugar” (b)
