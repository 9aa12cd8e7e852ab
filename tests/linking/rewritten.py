"""Reports written for the tests: texts of one agency as outlets print them, other accounts, and formulas told \
again."""

from __future__ import annotations

MISSILE = """SEOUL, March 5 (Han Wire) -- North Korea fired two short-range ballistic missiles toward the East \
Sea on \
Thursday, the South's military said, a week before the allies begin their spring exercise.

The Joint Chiefs of Staff (JCS) said it detected the launches from the Sariwon area at about 7:20 a.m. and that the \
missiles flew around 330 kilometers before falling into the sea.

"Our military has strengthened surveillance and maintains full readiness while sharing information closely with the \
United States and Japan," the JCS said in a message to reporters.

The launches are the North's third this year. They came a day after the North's leader, Kim Jong-un, visited a plant \
that makes transporter erector launchers and called for output to be doubled by the end of the year.

The defense ministers of the South and the United States are to meet in Washington on March 20 to discuss the \
transfer of wartime command, a senior official at the ministry said."""

CANAL = """CAIRO, June 11 (Delta News Agency) - Egypt will cut transit fees for container ships by 15 percent for \
ninety days from the start of July, the head of the Suez Canal Authority said on Wednesday, in an effort to win back \
lines that have sailed round Africa since attacks on shipping in the Red Sea.

Osama Rabie told a news conference in Ismailia that the discount would apply to vessels with a net tonnage of at \
least 130,000, whether laden or in ballast.

Revenue of the canal fell to 4 billion dollars last year from 10.2 billion the year before, he said. In May 1,180 \
ships passed, up from 1,048 in April.

"The security situation has improved and we invite the lines to come back," Rabie said.

A Danish line, which sent its last ship through the canal in January of last year, said it would study the offer but \
had no plan to return soon. Insurers have asked for a ceasefire that lasts before they lower their rates."""

BUDGET = """WARSAW, Aug. 28 (Vistula Agency) -- Poland's government approved on Thursday a draft budget for \
next year \
that raises defence spending to a record 200 billion zlotys, or 4.8 percent of gross domestic product.

Finance Minister Andrzej Domanski said the deficit would be held at 6.5 percent of GDP and that debt would pass 66 \
percent, above the limit that the European Union sets for its members.

The draft puts aside 38 billion zlotys for tanks, rocket artillery and fighter jets ordered from South Korea and the \
United States since 2022. It has to go to parliament by the end of September and to the president by the end of \
January.

The central bank's governor had warned in July that spending on that scale would leave little room for lower rates.

Opposition lawmakers called the plan reckless and said they would vote against it."""

EVACUATION = """PORT MORESBY, Feb. 2 (Coral Wire) -- A volcano on Papua New Guinea's island of New Britain erupted \
before dawn on Monday, sending ash 15 kilometers high and forcing 8,000 people from their homes, officials said.

Australia said it would send a C-130 aircraft with tents, water and medicine on Tuesday, and New Zealand offered \
500,000 dollars for relief.

The provincial administrator, Robert Kaupa, said that no deaths had been reported but that two villages near the \
crater could not be reached because ash had covered the only road.

The airport at Hoskins was closed and seven flights were cancelled. Ulawun, 2,334 meters high, last erupted in 2023.

Prime Minister James Marape is to fly to Kimbe on Wednesday to see the damage."""

TALKS = """ANKARA, Oct. 9 (Bosphorus Agency) -- Turkey and Greece agreed on Thursday to reopen a hotline \
between their \
air forces and to hold the next round of talks on maritime borders in Athens before the end of November, the two \
foreign ministries said in a joint statement.

The agreement came after four hours of talks between Foreign Minister Hakan Fidan and his Greek counterpart, Giorgos \
Gerapetritis, their first meeting since a Greek research ship was turned back near Kasos in July.

"We do not agree on everything, but we agree that we must speak with each other," Gerapetritis told reporters.

The two sides also extended by a year a scheme that lets Turkish citizens visit ten Greek islands with a visa \
given on \
arrival, which 120,000 people used last year.

President Recep Tayyip Erdogan will receive Prime Minister Kyriakos Mitsotakis in Ankara in December, officials \
said."""

COPIES: dict[str, tuple[str, ...]] = {
    "missile": (
        MISSILE,
        # cut, under another headline
        "North fires missiles before drill\n\n" + "\n\n".join(MISSILE.split("\n\n")[:3]),
        # the words of another desk
        """North Korea launches two missiles days before spring drills

North Korea launched two short-range ballistic missiles toward the East Sea Thursday, South Korea's military \
said, one \
week before the allies start their spring exercise.

South Korea's Joint Chiefs of Staff said the launches were detected from the Sariwon area around 7:20 a.m. and the \
missiles flew some 330 kilometers before they fell into the sea.

"Our military has strengthened surveillance and maintains full readiness while sharing information closely with the \
United States and Japan," it said.

It was the North's third launch this year and came one day after leader Kim Jong-un visited a plant making \
transporter \
erector launchers and called for doubling output by the end of this year.

A senior ministry official said the South Korean and U.S. defense ministers will meet in Washington on March 20 to \
discuss the transfer of wartime command.""",
    ),
    "canal": (
        CANAL,
        """Suez Canal offers lines a discount

Egypt is to cut transit fees for container ships by 15 percent for 90 days from the start of July, the Suez Canal \
Authority's head said on Wednesday, seeking to win back lines that sail round Africa since attacks on Red Sea \
shipping.

The discount applies to vessels of at least 130,000 net tons, laden or in ballast, Osama Rabie told a news \
conference \
in Ismailia.

Canal revenue fell to $4 billion last year from $10.2 billion the year before. In May 1,180 ships passed, up from \
1,048 in April, he said.

A Danish line said it would study the offer but has no plan to return soon. It sent its last ship through the \
canal in \
January last year.

Freight rates from Shanghai to Rotterdam rose by a tenth last week, a broker in Hamburg told this newspaper. He \
expected them to stay high until the autumn, because ports in the north are crowded and three lines have cancelled \
sailings.""",
    ),
    "budget": (
        BUDGET,
        """Poland plans record defence budget

By our staff and the agencies

Poland's government on Thursday approved a draft budget for next year raising defence spending to a record 200 \
billion \
zlotys, 4.8 percent of gross domestic product.

The deficit is to be held at 6.5 percent of GDP while debt passes 66 percent, Finance Minister Andrzej Domanski \
said. \
That is above the European Union's limit for its members.

Some 38 billion zlotys are set aside for tanks, fighter jets and rocket artillery that Poland has ordered from South \
Korea and the United States since 2022. Parliament must receive the draft by the end of September and the \
president by \
the end of January.

Lawmakers of the opposition called the plan reckless and said that they would vote against it.""",
    ),
    "evacuation": (
        EVACUATION,
        EVACUATION.replace("8,000 people", "9,500 people").replace("PORT MORESBY, Feb. 2 (Coral Wire) -- ", ""),
    ),
    "talks": (
        TALKS,
        # two sentences of it in a digest of a paragraph
        "Greece, Turkey to reopen hotline\n\n" + "\n\n".join(TALKS.split("\n\n")[:2]).split(" -- ", 1)[1],
    ),
    "drill": (
        """MANILA - The Philippines and Japan will hold their first joint naval drill under a new access pact in the \
second week of April, Defense Secretary Gilberto Teodoro said on Friday.

The pact, which entered into force on September 11, lets troops of each country train on the other's \
soil. Three Japanese destroyers and two Philippine frigates are to sail from Subic Bay.

China's foreign ministry said the exercise must not be aimed at any third party.""",
        """Japan and the Philippines are to stage a first joint naval exercise under their new access pact in \
mid-April, Philippine Defense Secretary Gilberto Teodoro announced Friday.

Two Philippine frigates and three Japanese destroyers will set out from Subic Bay for the drill. The pact \
took effect on September 11 and allows each country's troops to train on the other's territory.

Beijing's foreign ministry said that the exercise should not target any third party.""",
    ),
    "battalions": (
        """BRUSSELS (EuroWire) - NATO defence ministers agreed on Thursday to raise the number of battalions on the \
eastern flank to 24 by 2028 from 16 now, diplomats said.

The plan, drawn up by the alliance's top commander, would cost 9 billion euros over three years, of which \
Germany would pay a fifth. Hungary abstained.

Secretary General Mark Rutte told reporters the decision showed that the alliance "means what it says".

Poland and the Baltic states had asked for 30 battalions.""",
        """NATO to put more battalions in the east

By Our Correspondent

NATO will have 24 battalions on its eastern flank by 2028, up from 16, its defence ministers decided on \
Thursday, according to diplomats.

Germany is to bear a fifth of the 9 billion euros that the plan, drafted by the top commander of the \
alliance, costs over three years. Hungary abstained in the vote.

The decision shows that the alliance "means what it says", Secretary General Mark Rutte said. The Baltic \
states and Poland had wanted 30 battalions.""",
    ),
    "convoy": (
        """ISLAMABAD, Jan. 12 (South Wire) -- At least 14 soldiers were killed when gunmen attacked a convoy in \
Pakistan's northwest on Monday, the military said.

The attack took place near Miranshah, close to the Afghan border. Troops killed nine of the attackers in \
an operation that went on into the night.

No group claimed responsibility. The Pakistani Taliban have stepped up attacks since a ceasefire ended in \
2022.""",
        """Sixteen soldiers killed in attack on convoy

ISLAMABAD: At least 16 soldiers were killed when gunmen attacked a convoy in northwest Pakistan on \
Monday, officials said, after two of the wounded died in hospital.

The attack took place near Miranshah close to the border with Afghanistan. The military said troops \
killed nine attackers in an operation that lasted into the night.

No group has claimed responsibility. The Pakistani Taliban have stepped up their attacks since a \
ceasefire ended in 2022.""",
    ),
    "frigates": (
        """CANBERRA - Australia has signed a deal worth 6.5 billion dollars with Japan's Mitsubishi Heavy Industries \
for eleven frigates, the first three to be built in Nagasaki, Defence Minister Richard Marles said on \
Tuesday.

The first ship is due in 2029. The others are to be built in Western Australia, where the government will \
spend 12 billion dollars on a yard at Henderson.

The Mogami-class frigates replace the ageing Anzac ships. Germany's TKMS had also bid.

Marles said the ships were the right choice because they could be had soon.

It is Japan's largest defence export since it eased its rules in 2014.""",
        """Australia buys eleven frigates from Japan

Australia signed a deal with Mitsubishi Heavy Industries of Japan for eleven frigates worth 6.5 billion \
dollars, Defence Minister Richard Marles said Tuesday. The first three are to be built in Nagasaki.""",
    ),
    "treaty": (
        """PARIS (Seine Wire) - French and Polish leaders signed a treaty of mutual assistance in Nancy on Friday \
that promises military help if either is attacked.

President Emmanuel Macron and Prime Minister Donald Tusk also agreed to hold a summit each year and to \
build a joint ammunition plant by 2027.

The treaty replaces one of 1991. It has to be ratified by both parliaments.

Macron said Europe had to be ready to defend itself. Tusk called it a breakthrough.

The plant will make 155-millimetre shells, 80,000 a year, at a site in Silesia that has not been named.""",
        """France, Poland sign treaty in Nancy promising help if attacked

NANCY, France: France and Poland on Friday signed a mutual assistance treaty under which each promises \
the other military help if it is attacked.

Prime Minister Donald Tusk hailed a breakthrough, while President Emmanuel Macron said Europe must be \
ready for its own defence.

The pact, signed in Nancy, takes the place of one from 1991 and needs ratification by both parliaments. \
The two leaders will meet for a summit every year.

They also agreed on a joint plant for ammunition, to be ready by 2027. It is to make 80,000 shells of 155 \
millimetres a year in Silesia; the site was not named.

Farmers blocked two roads near Nancy in protest against imports of grain from Ukraine, which Paris wants \
to limit. The police made six arrests. A union leader said that his members would be back next week, and \
for longer, unless the minister met them.""",
    ),
}
"""Texts made from one, by story; nothing was fitted to those from "drill" on."""

APART: tuple[tuple[str, str, str], ...] = (
    (
        "another account of one launch, with the same words quoted",
        MISSILE,
        """TOKYO, March 5 (Kanto News) - Japan's defence ministry said two missiles from North Korea came down \
outside its \
exclusive economic zone on Thursday morning and that no ship was hit.

Tokyo protested through its embassy in Beijing. Prime Minister Sanae Takaichi told reporters at her office that \
Japan \
would work with Washington and Seoul.

In Seoul the Joint Chiefs of Staff said they had seen the launch at about 7:20 a.m. "Our military has strengthened \
surveillance and maintains full readiness while sharing information closely with the United States and Japan," \
the JCS \
said.

Analysts see the tests as an answer to the exercise that begins next week, in which 19,000 troops take part.""",
    ),
    (
        "another account of one budget",
        BUDGET,
        """Poland will spend more on its army than ever next year, its finance minister said after the cabinet \
met in Warsaw.

The bill of 200 billion zlotys would be the highest in the alliance as a share of the economy, at 4.8 percent. It \
drew fire from the right, whose leader in parliament spoke of a budget of debt.

Domanski defended the deficit. "We have a war on our border," he said. Economists at two Warsaw banks said the plan \
rests on growth of 3.5 percent, which they hold to be too high.

The zloty was little changed against the euro on Thursday evening.""",
    ),
    (
        "two sittings of one series",
        """WASHINGTON, Oct. 30 (Han Wire) -- The defense ministers of South Korea and the United States held \
the 56th \
Security Consultative Meeting in Washington on Wednesday and reaffirmed their commitment to a combined defense \
posture.

Minister Kim Yong-hyun and Secretary Lloyd Austin noted the progress made on the conditions for the transfer of \
wartime \
operational control, the two said in a joint communique.

They also agreed to keep the current level of U.S. forces in South Korea and to hold the next meeting in Seoul \
in 2025.

Austin reiterated the firm commitment of the United States to provide extended deterrence to South Korea.""",
        """SEOUL, Nov. 4 (Han Wire) -- The defense ministers of South Korea and the United States held the 57th \
Security Consultative Meeting in Seoul on Tuesday and reaffirmed their commitment to a combined defense posture.

Minister Ahn Gyu-back and Secretary Pete Hegseth noted the progress made on the conditions for the transfer of \
wartime \
operational control, the two said in a joint communique.

They also agreed to keep the current level of U.S. forces in South Korea and to hold the next meeting in \
Washington in \
2026.

Hegseth reiterated the firm commitment of the United States to provide extended deterrence to South Korea.""",
    ),
    (
        "two days of one count",
        """TAIPEI - Taiwan's Ministry of National Defense said on Monday that it had detected 25 Chinese \
military aircraft \
and seven naval vessels around the island in the 24 hours to 6 a.m.

Of the aircraft 15 crossed the median line of the Taiwan Strait and entered the northern and southwestern air \
defense \
zone, the ministry said in its daily report.

Taiwan's armed forces monitored the situation and sent aircraft, ships and coastal missile systems in response.""",
        """TAIPEI - Taiwan's Ministry of National Defense said on Tuesday that it had detected 9 Chinese \
military aircraft \
and six naval vessels around the island in the 24 hours to 6 a.m.

Of the aircraft three crossed the median line of the Taiwan Strait and entered the eastern and southwestern air \
defense \
zone, the ministry said in its daily report.

Taiwan's armed forces monitored the situation and sent aircraft, ships and coastal missile systems in response.""",
    ),
    (
        "two calls in one formula",
        """The Ministry of Foreign Affairs announced that Foreign Minister Elina Valtonen spoke by telephone on \
3 March with \
her counterpart from Estonia, Margus Tsahkna. The ministers discussed support for Ukraine, the security of undersea \
cables in the Baltic Sea and preparations for the summit of the alliance. They agreed to remain in close contact.""",
        """The Ministry of Foreign Affairs announced that Foreign Minister Elina Valtonen spoke by telephone on \
17 March \
with her counterpart from Canada, Anita Anand. The ministers discussed support for Ukraine, the security of undersea \
cables in the Arctic and preparations for the summit of the alliance. They agreed to remain in close contact.""",
    ),
    (
        "the background of an earlier report, used again by its outlet",
        EVACUATION,
        """KIMBE, Feb. 4 (Coral Wire) -- Papua New Guinea's prime minister promised 20 million kina on \
Wednesday to rebuild \
two villages on New Britain, after soldiers reached them on foot and found all their people alive.

James Marape spoke at a school in Kimbe where 600 families sleep on mats. He said the government would build a \
second \
road and move a clinic further from the crater.

Doctors asked for masks and clean water. The World Health Organization said it had flown in salts and drips.

A volcano on Papua New Guinea's island of New Britain erupted before dawn on Monday, sending ash 15 kilometers \
high and \
forcing 8,000 people from their homes. The airport at Hoskins was closed. Ulawun, 2,334 meters high, last erupted in \
2023.""",
    ),
    (
        "interviews with the same questions",
        """Q: Why do you stand for the council of Bodin? A: My street has had no bus since the bridge was \
closed, and nobody \
answers letters any more.

Q: What would you do first if you were elected? A: I would put the ferry money back where it came from.

Q: How would you pay for it? A: By letting the empty barracks to the university. Q: What do you say to those \
who call \
you too young? A: That the harbour is younger than I am.""",
        """Q: Why do you stand for the council of Bodin? A: I taught two generations of its children how to \
count, and now I \
should like to count its money.

Q: What would you do first if you were elected? A: Publish every contract that has been signed since the flood.

Q: How would you pay for it? A: Paper is cheap and lawyers are not needed. Q: What do you say to those who call \
you too \
young? A: Thank you, I am seventy.""",
    ),
    (
        "another account of one drill",
        """MANILA - The Philippines and Japan will hold their first joint naval drill under a new access pact in the \
second week of April, Defense Secretary Gilberto Teodoro said on Friday.

The pact, which entered into force on September 11, lets troops of each country train on the other's \
soil. Three Japanese destroyers and two Philippine frigates are to sail from Subic Bay.

China's foreign ministry said the exercise must not be aimed at any third party.""",
        """TOKYO - Japan will send three destroyers to the Philippines in April for a joint drill, the first since \
an access pact between the two took effect, Defense Minister Shinjiro Koizumi said.

He told a news conference that the Maritime Self-Defense Force would practise rescue at sea and \
refuelling, and that a U.S. ship might join.

An opposition lawmaker asked whether the cabinet had told the Diet in time. Koizumi said the law asked \
for no vote.""",
    ),
    (
        "two months of one figure",
        """BEIJING, Nov. 5 (East Wire) -- China's exports rose 2.7 percent in October from a year earlier, customs \
data showed on Wednesday. Imports rose 1.1 percent, and the trade surplus came to 90.5 billion dollars. \
Economists polled by East Wire had expected exports to rise 3 percent.""",
        """BEIJING, Dec. 5 (East Wire) -- China's exports rose 4.1 percent in November from a year earlier, customs \
data showed on Friday. Imports fell 0.4 percent, and the trade surplus came to 98.2 billion dollars. \
Economists polled by East Wire had expected exports to rise 3.5 percent.""",
    ),
    (
        "the beginning of one exercise and the end of another",
        """SEOUL, Oct. 20 (Han Wire) -- South Korea and the United States began their annual Freedom Edge air \
exercise on Monday, the air force said. About 90 aircraft take part in the exercise, which runs through \
Friday at Gunsan Air Base. North Korea has denounced the drills as a rehearsal for invasion.""",
        """SEOUL, Oct. 21 (Han Wire) -- South Korea and the United States ended their annual Hoguk field exercise on \
Tuesday, the army said. About 12,000 troops took part in the exercise, which ran for two weeks near \
Pocheon. North Korea has denounced the drills as a rehearsal for invasion.""",
    ),
    (
        "two meetings in one formula",
        """The Secretary of State met today with Foreign Minister Cho Hyun of the Republic of Korea in Washington. \
The Secretary and the Foreign Minister reaffirmed the strength of the alliance and discussed cooperation \
on shipbuilding, energy and critical minerals. They agreed on the importance of trilateral cooperation \
with Japan.""",
        """The Secretary of State met today with Foreign Minister Toshimitsu Motegi of Japan in New York. The \
Secretary and the Foreign Minister reaffirmed the strength of the alliance and discussed cooperation on \
shipbuilding, investment and critical minerals. They agreed on the importance of trilateral cooperation \
with the Republic of Korea.""",
    ),
    (
        "two nights of one war",
        """KYIV - Russia launched 120 drones and 9 missiles at Ukraine overnight, killing three people in Odesa, the \
air force said on Tuesday. Air defences shot down 98 of the drones. President Volodymyr Zelenskiy asked \
allies for more interceptors. Moscow says it strikes military targets alone.""",
        """KYIV - Russia launched 87 drones and 2 missiles at Ukraine overnight, wounding five people in Kharkiv, \
the air force said on Thursday. Air defences shot down 70 of the drones. President Volodymyr Zelenskiy \
asked allies for more interceptors. Moscow says it strikes military targets alone.""",
    ),
)
"""Pairs of texts of which neither was made from the other."""
