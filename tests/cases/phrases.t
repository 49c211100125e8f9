# The table of damaged phrases grows from what was rewritten.

=== a phrase that stands for the usual one in rewritings of two originals
$ headwater trace --input ndjson --output phrases docs
--- file docs
{"id":"a","lang":"en","published":"2024-03-01T10:00:00Z","url":"http://ellis.example/a","title":"Harbour","text":"The harbour of Port Ellis was closed on Monday after the freighter Ana Rosa lost 340 containers in a storm off Cape Wren, the port authority said. Harbour master Ines Calder said that divers would look for the cargo as soon as the wind had dropped below 20 knots, which she did not expect before Thursday.\n\nThe ship, built in 1998 in Gdansk and owned by Meridian Lines of Panama, had been on its way from Santos to Rotterdam with coffee, orange juice and machine parts when its engine failed on Sunday night."}
{"id":"b","lang":"en","published":"2024-03-02T10:00:00Z","url":"http://quill.example/b","title":"Seaport","text":"The seaport of Port Ellis was shuttered on Monday after the freighter Ana Rosa mislaid 340 receptacles in a tempest off Cape Wren, the port potency said. Harbour overlord Ines Calder expressed that plungers would seek for the freight as shortly as the wind had declined below 20 knots, which she did not anticipate before Thursday.\n\nThe ship, constructed in 1998 in Gdansk and possessed by Meridian Lines of Panama, had been on its path from Santos to Rotterdam with coffee, orange liquid and machine portions when its motor faltered on Sunday night."}
{"id":"c","lang":"en","published":"2024-04-01T10:00:00Z","url":"http://ellis.example/c","title":"Library","text":"Mayor Tomas Brandt opened the new library of Westhaven on Friday with a speech on the uses of quiet, in which he thanked the 212 donors and the architect Lena Voss by name. The port authority had sold the land for 3 million in 2019, after a fire in the old mill.\n\nThe building holds 80,000 volumes, a garden on the roof, and a room for children that looks over the river to the bridge, where the first library of the town had burned down in 1903 with all its books."}
{"id":"d","lang":"en","published":"2024-04-02T10:00:00Z","url":"http://quill.example/d","title":"Bibliotheca","text":"Mayor Tomas Brandt inaugurated the fresh library of Westhaven on Friday with an oration on the uses of silence, in which he thanked the 212 benefactors and the designer Lena Voss by name. The port potency had vended the land for 3 million in 2019, after a blaze in the old mill.\n\nThe edifice holds 80,000 tomes, a garden on the roof, and a chamber for kids that looks over the stream to the span, where the first library of the town had burned down in 1903 with all its volumes."}
--- stdout
{"damaged":"port potency","usual":"port authority","originals":2,"pages":2}

=== and is a sign on a page whose original is not held, where another is found
$ headwater trace --phrases rows page
--- file rows
{"damaged":"port potency","usual":"port authority","originals":2,"pages":2}
{"damaged":"harbour overlord","usual":"harbour master"}
--- file page
Nine boats lie idle

OLDANY, 3 March 2024 - Nine boats lay idle in Oldany on Sunday because the port potency had not said when the quay would open again. The harbour overlord told fishermen to wait until the divers were done, and the county promised help for their families before the end of the month.
--- stdout has
port authority

=== a row without a phrase is refused
$ headwater trace --phrases rows page
--- file rows
{"usual":"port authority"}
--- file page
Nothing.
--- exit 1
--- stderr
no "damaged"

=== compounds whose halves the text holds apart are no signs of a machine
$ headwater trace page
--- file page
The hall behind the stage

OLDANY, 3 March 2024 - Some thing about the hall is new: the back of the stage, where actors change, has light. Every Movie night the Pass for the Cable and the Creation of sets is shown, and the North and Eastern wings are open. Backstage there is something of everything now, an alongside table from the long side of the house, and the Northeastern stairs. Every thing that MoviePass holders of the CableCreation club had asked for is there, along with the side doors.
--- stdout lacks
suspected

=== words run together where markup stood are
$ headwater trace page
--- file page
The hall behind the stage

OLDANY, 3 March 2024 - The countriesreported that the hall is new, and the agencythat owns it agreed. All countries of the coast sent guests; the agency paid for the trains, for the light behind the stage, and for the table along the side of the house.
--- stdout has
suspected machine translation
countriesreported
