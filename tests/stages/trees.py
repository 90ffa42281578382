"""Sentences with their trees, as the parser gives them, so that rules are tested without a model.

Each row is ``form lemma UPOS/XPOS head deprel [feats]``; a blank row ends a sentence.
"""

TREES = {
    "behind": (
        "The bridge is shut, two guards and a porter said.",
        """
The the DET/DT 2 det Definite=Def
bridge bridge NOUN/NN 4 nsubj
is be AUX/VBZ 4 cop
shut shut VERB/JJ 11 ccomp
, , PUNCT/, 11 punct
two two NUM/CD 7 nummod
guards guard NOUN/NNS 4 nsubj
and and CCONJ/CC 10 cc
a a DET/DT 10 det
porter porter NOUN/NN 7 conj
said say VERB/VBD 0 root
. . PUNCT/. 11 punct
""",
    ),
    "amid": (
        "The plan, the porter said, is dead.",
        """
The the DET/DT 2 det Definite=Def
plan plan NOUN/NN 9 nsubj
, , PUNCT/, 2 punct
the the DET/DT 5 det Definite=Def
porter porter NOUN/NN 6 nsubj
said say VERB/VBD 0 root
, , PUNCT/, 2 punct
is be AUX/VBZ 9 cop
dead dead ADJ/JJ 6 ccomp
. . PUNCT/. 6 punct
""",
    ),
    "that": (
        "The porter said that the bridge was shut.",
        """
The the DET/DT 2 det Definite=Def
porter porter NOUN/NN 3 nsubj
said say VERB/VBD 0 root
that that SCONJ/IN 8 mark
the the DET/DT 6 det Definite=Def
bridge bridge NOUN/NN 8 nsubj
was be AUX/VBD 8 cop
shut shut VERB/VBN 3 ccomp
. . PUNCT/. 3 punct
""",
    ),
    "dateline": (
        "LEVIN (Wire) -- The bridge is shut, the porter said.",
        """
LEVIN LEVIN PROPN/NNP 0 root
( ( PUNCT/-LRB- 3 punct
Wire Wire PROPN/NNP 1 parataxis
) ) PUNCT/-RRB- 3 punct
-- -- PUNCT/, 1 punct

The the DET/DT 2 det Definite=Def
bridge bridge NOUN/NN 4 nsubj
is be AUX/VBZ 4 cop
shut shut VERB/JJ 8 ccomp
, , PUNCT/, 4 punct
the the DET/DT 7 det Definite=Def
porter porter NOUN/NN 8 nsubj
said say VERB/VBD 0 root
. . PUNCT/. 8 punct
""",
    ),
    "vow": (
        "The mayor vowed to rebuild the quay.",
        """
The the DET/DT 2 det Definite=Def
mayor mayor NOUN/NN 3 nsubj
vowed vowed VERB/VBD 0 root
to to PART/TO 5 mark
rebuild rebuild VERB/VB 3 xcomp
the the DET/DT 7 det Definite=Def
quay quay NOUN/NN 5 obj
. . PUNCT/. 3 punct
""",
    ),
    "call_on": (
        "The mayor called on the crews to wait.",
        """
The the DET/DT 2 det Definite=Def
mayor mayor NOUN/NN 3 nsubj
called call VERB/VBD 0 root
on on ADP/IN 6 case
the the DET/DT 6 det Definite=Def
crews crew NOUN/NNS 3 obl
to to PART/TO 8 mark
wait wait VERB/VB 3 advcl
. . PUNCT/. 3 punct
""",
    ),
    "according": (
        "The plan, according to the porter, is dead.",
        """
The the DET/DT 2 det Definite=Def
plan plan NOUN/NN 10 nsubj
, , PUNCT/, 2 punct
according accord VERB/VBG 7 case
to to ADP/IN 4 fixed
the the DET/DT 7 det Definite=Def
porter porter NOUN/NN 10 obl
, , PUNCT/, 2 punct
is be AUX/VBZ 10 cop
dead dead ADJ/JJ 0 root
. . PUNCT/. 10 punct
""",
    ),
    "adding": (
        "The porter said the bridge was shut, adding that nobody was hurt.",
        """
The the DET/DT 2 det Definite=Def
porter porter NOUN/NN 3 nsubj
said say VERB/VBD 0 root
the the DET/DT 5 det Definite=Def
bridge bridge NOUN/NN 7 nsubj
was be AUX/VBD 7 cop
shut shut VERB/JJ 3 ccomp
, , PUNCT/, 9 punct
adding add VERB/VBG 3 advcl
that that SCONJ/IN 13 mark
nobody nobody PRON/NN 13 nsubj
was be AUX/VBD 13 cop
hurt hurt VERB/VBN 9 ccomp
. . PUNCT/. 3 punct
""",
    ),
    "allow": (
        "The deal would allow ships to dock.",
        """
The the DET/DT 2 det Definite=Def
deal deal NOUN/NN 4 nsubj
would would AUX/MD 4 aux
allow allow VERB/VB 0 root
ships ship NOUN/NNS 4 iobj
to to PART/TO 7 mark
dock dock VERB/VB 4 xcomp
. . PUNCT/. 4 punct
""",
    ),
    "spoke_of": (
        "Dockers spoke of two blasts.",
        """
Dockers Dockers PROPN/NNP 2 nsubj
spoke speak VERB/VBD 0 root
of of ADP/IN 5 case
two two NUM/CD 5 nummod
blasts blast NOUN/NNS 2 obl
. . PUNCT/. 2 punct
""",
    ),
    "recorded": (
        "The port said it had recorded nine raids.",
        """
The the DET/DT 2 det Definite=Def
port port NOUN/NN 3 nsubj
said say VERB/VBD 0 root
it it PRON/PRP 6 nsubj Case=Nom
had have AUX/VBD 6 aux
recorded record VERB/VBN 3 ccomp
nine nine NUM/CD 8 nummod
raids raid NOUN/NNS 6 obj
. . PUNCT/. 3 punct
""",
    ),
    "reports_of": (
        "The mayor decried reports of looting.",
        """
The the DET/DT 2 det Definite=Def
mayor mayor NOUN/NN 3 nsubj
decried decrie VERB/VBD 0 root
reports report NOUN/NNS 3 obj
of of ADP/IN 6 case
looting looting NOUN/NN 4 nmod
. . PUNCT/. 3 punct
""",
    ),
    "reportedly": (
        "Two guards reportedly fled the quay.",
        """
Two two NUM/CD 2 nummod
guards guard NOUN/NNS 4 nsubj
reportedly reportedly ADV/RB 4 advmod
fled fl VERB/VBD 0 root
the the DET/DT 6 det Definite=Def
quay quay NOUN/NN 4 obj
. . PUNCT/. 4 punct
""",
    ),
    "feared": (
        "Such a flood had been feared by the dockers.",
        """
Such such DET/PDT 3 det:predet
a a DET/DT 3 det
flood flood NOUN/NN 6 nsubj:pass
had have AUX/VBD 6 aux
been be AUX/VBN 6 aux:pass
feared feare VERB/VBN 0 root
by by ADP/IN 9 case
the the DET/DT 9 det Definite=Def
dockers docker NOUN/NNS 6 obl:agent
. . PUNCT/. 6 punct
""",
    ),
    "shows": (
        "Another clip shows men on the quay.",
        """
Another another DET/DT 2 det
clip clip NOUN/NN 3 nsubj
shows show VERB/VBZ 0 root
men man NOUN/NNS 3 obj
on on ADP/IN 7 case
the the DET/DT 7 det Definite=Def
quay quay NOUN/NN 4 nmod
. . PUNCT/. 3 punct
""",
    ),
    "appear": (
        "Other videos appeared to show men on the quay.",
        """
Other other ADJ/JJ 2 amod
videos video NOUN/NNS 3 nsubj
appeared appear VERB/VBD 0 root
to to PART/TO 5 mark
show show VERB/VB 3 xcomp
men man NOUN/NNS 5 iobj
on on ADP/IN 9 case
the the DET/DT 9 det Definite=Def
quay quay NOUN/NN 5 obl
. . PUNCT/. 3 punct
""",
    ),
    "released": (
        "The union released footage showing water in the shaft.",
        """
The the DET/DT 2 det Definite=Def
union union NOUN/NN 3 nsubj
released releas VERB/VBD 0 root
footage footage NOUN/NNS 3 obj
showing show VERB/VBG 4 acl
water water NOUN/NN 5 obj
in in ADP/IN 9 case
the the DET/DT 9 det Definite=Def
shaft shaft NOUN/NN 5 obl
. . PUNCT/. 3 punct
""",
    ),
    "called_off": (
        "The port called off the race.",
        """
The the DET/DT 2 det Definite=Def
port port NOUN/NN 3 nsubj
called call VERB/VBD 0 root
off off ADP/RP 3 compound:prt
the the DET/DT 6 det Definite=Def
race race NOUN/NN 3 obl
. . PUNCT/. 3 punct
""",
    ),
    "referring": (
        "The porter told the Mail, referring to the old bridge.",
        """
The the DET/DT 2 det Definite=Def
porter porter NOUN/NN 3 nsubj
told tell VERB/VBD 0 root
the the DET/DT 5 det Definite=Def
Mail Mail PROPN/NNP 3 iobj
, , PUNCT/, 7 punct
referring referr VERB/VBG 3 advcl
to to ADP/IN 11 case
the the DET/DT 11 det Definite=Def
old old ADJ/JJ 11 amod
bridge bridge NOUN/NN 7 obl
. . PUNCT/. 3 punct
""",
    ),
    "suggest": (
        "The raids suggest that the guards have lost hold.",
        """
The the DET/DT 2 det Definite=Def
raids raid NOUN/NNS 3 nsubj
suggest suggest VERB/VBP 0 root
that that SCONJ/IN 8 mark
the the DET/DT 6 det Definite=Def
guards guard NOUN/NNS 8 nsubj
have have AUX/VBP 8 aux
lost lose VERB/VBN 3 ccomp
hold hold NOUN/NN 8 obj
. . PUNCT/. 3 punct
""",
    ),
    "named": (
        "The porter asked not to be named.",
        """
The the DET/DT 2 det Definite=Def
porter porter NOUN/NN 3 nsubj
asked ask VERB/VBD 0 root
not not PART/RB 7 advmod
to to PART/TO 7 mark
be be AUX/VB 7 aux:pass
named name VERB/VBN 3 ccomp
. . PUNCT/. 3 punct
""",
    ),
    "alleged": (
        "Guards are alleged to have robbed dockers, according to the porter.",
        """
Guards guard NOUN/NNS 3 nsubj:pass
are be AUX/VBP 3 cop
alleged alleged VERB/VBN 0 root
to to PART/TO 6 mark
have have AUX/VB 6 aux
robbed robb VERB/VBN 3 xcomp
dockers docker NOUN/NNS 6 obj
, , PUNCT/, 3 punct
according accord VERB/VBG 12 case
to to ADP/IN 9 fixed
the the DET/DT 12 det Definite=Def
porter porter NOUN/NN 3 obl
. . PUNCT/. 3 punct
""",
    ),
    "suspected": (
        "Police hold men suspected of looting.",
        """
Police police NOUN/NNS 2 nsubj
hold hold VERB/VBP 0 root
men me NOUN/NNS 2 obj
suspected suspect VERB/VBN 3 acl
of of ADP/IN 6 case
looting looting NOUN/NN 4 obl
. . PUNCT/. 2 punct
""",
    ),
    "gripped": (
        "The town has been gripped by fear of a flood.",
        """
The the DET/DT 2 det Definite=Def
town town NOUN/NN 5 nsubj:pass
has have AUX/VBZ 5 aux
been be AUX/VBN 5 aux:pass
gripped gripp VERB/VBN 0 root
by by ADP/IN 7 case
fear fear NOUN/NN 5 obl:agent
of of ADP/IN 10 case
a a DET/DT 10 det
flood flood NOUN/NN 7 nmod
. . PUNCT/. 5 punct
""",
    ),
    "remark": (
        "The bridge was shut, the porter said, in what is the worst jam since May.",
        """
The the DET/DT 2 det Definite=Def
bridge bridge NOUN/NN 4 nsubj
was be AUX/VBD 4 aux:pass
shut shut VERB/VBN 8 ccomp
, , PUNCT/, 4 punct
the the DET/DT 7 det Definite=Def
porter porter NOUN/NN 8 nsubj
said say VERB/VBD 0 root
, , PUNCT/, 15 punct
in in ADP/IN 15 case
what what PRON/WP 15 nsubj
is be AUX/VBZ 15 cop
the the DET/DT 15 det Definite=Def
worst bad ADJ/JJS 15 amod
jam jam NOUN/NN 4 advcl
since since ADP/IN 17 case
May May PROPN/NNP 15 obl
. . PUNCT/. 8 punct
""",
    ),
    "when": (
        "The porter said two boats sank on Monday, when a storm hit the quay.",
        """
The the DET/DT 2 det Definite=Def
porter porter NOUN/NN 3 nsubj
said say VERB/VBD 0 root
two two NUM/CD 5 nummod
boats boat NOUN/NNS 6 nsubj
sank sa VERB/VBD 3 ccomp
on on ADP/IN 8 case
Monday Monday PROPN/NNP 6 obl
, , PUNCT/, 13 punct
when when ADV/WRB 13 advmod
a a DET/DT 12 det
storm storm NOUN/NN 13 nsubj
hit hit VERB/VB 6 advcl
the the DET/DT 15 det Definite=Def
quay quay NOUN/NN 13 obj
. . PUNCT/. 3 punct
""",
    ),
    "disrupting": (
        "The porter said the lamps failed, delaying trains in the north.",
        """
The the DET/DT 2 det Definite=Def
porter porter NOUN/NN 3 nsubj
said say VERB/VBD 0 root
the the DET/DT 5 det Definite=Def
lamps lamp NOUN/NNS 6 nsubj
failed fail VERB/VBD 3 ccomp
, , PUNCT/, 8 punct
delaying delaye VERB/VBG 6 advcl
trains train NOUN/NNS 8 obj
in in ADP/IN 12 case
the the DET/DT 12 det Definite=Def
north north NOUN/NN 8 obl
. . PUNCT/. 3 punct
""",
    ),
    "must": (
        "All crews must wait, the mayor said.",
        """
All all DET/DT 2 det
crews crew NOUN/NNS 4 nsubj
must must AUX/MD 4 aux
wait wait VERB/VB 8 ccomp
, , PUNCT/, 4 punct
the the DET/DT 7 det Definite=Def
mayor mayor NOUN/NN 8 nsubj
said say VERB/VBD 0 root
. . PUNCT/. 8 punct
""",
    ),
    "we_will": (
        '"We will not leave," the mayor said.',
        """
" " PUNCT/`` 5 punct
We We PRON/PRP 5 nsubj Case=Nom
will will AUX/MD 5 aux
not not PART/RB 5 advmod
leave leave VERB/VB 10 ccomp
, , PUNCT/, 5 punct
" " PUNCT/'' 5 punct
the the DET/DT 9 det Definite=Def
mayor mayor NOUN/NN 10 nsubj
said say VERB/VBD 0 root
. . PUNCT/. 10 punct
""",
    ),
    "forbidden": (
        '"It is forbidden to enter," the mayor said.',
        """
" " PUNCT/`` 4 punct
It It PRON/PRP 4 nsubj Case=Nom
is be AUX/VBZ 4 cop
forbidden forbidden ADJ/JJ 11 ccomp
to to PART/TO 6 mark
enter enter VERB/VB 4 csubj
, , PUNCT/, 4 punct
" " PUNCT/'' 4 punct
the the DET/DT 10 det Definite=Def
mayor mayor NOUN/NN 11 nsubj
said say VERB/VBD 0 root
. . PUNCT/. 11 punct
""",
    ),
    "condemns": (
        "The mayor said she condemns the raid.",
        """
The the DET/DT 2 det Definite=Def
mayor mayor NOUN/NN 3 nsubj
said say VERB/VBD 0 root
she she PRON/PRP 5 nsubj Case=Nom
condemns condemn VERB/VBZ 3 ccomp
the the DET/DT 7 det Definite=Def
raid raid NOUN/NN 5 obj
. . PUNCT/. 3 punct
""",
    ),
    "told_to": (
        "The mayor told the crews to wait.",
        """
The the DET/DT 2 det Definite=Def
mayor mayor NOUN/NN 3 nsubj
told tell VERB/VBD 0 root
the the DET/DT 5 det Definite=Def
crews crew NOUN/NNS 3 iobj
to to PART/TO 7 mark
wait wait VERB/VB 3 xcomp
. . PUNCT/. 3 punct
""",
    ),
    "you": (
        '"You attacked the dockers," the mayor said.',
        """
" " PUNCT/`` 3 punct
You You PRON/PRP 3 nsubj Case=Nom
attacked attack VERB/VBD 10 ccomp
the the DET/DT 5 det Definite=Def
dockers docker NOUN/NNS 3 obj
, , PUNCT/, 3 punct
" " PUNCT/'' 3 punct
the the DET/DT 9 det Definite=Def
mayor mayor NOUN/NN 10 nsubj
said say VERB/VBD 0 root
. . PUNCT/. 10 punct
""",
    ),
    "docker": (
        "A docker said men came at night. They cut the lamps, then robbed the store.",
        """
A a DET/DT 2 det
docker docker NOUN/NN 3 nsubj
said say VERB/VBD 0 root
men man NOUN/NNS 5 nsubj
came came VERB/VBD 3 ccomp
at at ADP/IN 7 case
night night NOUN/NN 5 obl
. . PUNCT/. 3 punct

They they PRON/PRP 2 nsubj Case=Nom
cut cut VERB/VBD 0 root
the the DET/DT 4 det Definite=Def
lamps lamp NOUN/NNS 2 obj
, , PUNCT/, 7 punct
then then ADV/RB 7 advmod
robbed robive VERB/VBD 2 conj
the the DET/DT 9 det Definite=Def
store store NOUN/NN 7 obj
. . PUNCT/. 2 punct
""",
    ),
    "figure": (
        "The port said nine men had drowned. This figure includes two guards.",
        """
The the DET/DT 2 det Definite=Def
port port NOUN/NN 3 nsubj
said say VERB/VBD 0 root
nine nine NUM/CD 5 nummod
men man NOUN/NNS 7 nsubj
had have AUX/VBD 7 aux
drowned drown VERB/VBN 3 ccomp
. . PUNCT/. 3 punct

This this DET/DT 2 det
figure figure NOUN/NN 3 nsubj
includes include VERB/VBZ 0 root
two two NUM/CD 5 nummod
guards guard NOUN/NNS 3 obj
. . PUNCT/. 3 punct
""",
    ),
    "spokesman": (
        "A spokesman said men came at night. They cut the lamps, then robbed the store.",
        """
A a DET/DT 2 det
spokesman spokesman NOUN/NN 3 nsubj
said say VERB/VBD 0 root
men man NOUN/NNS 5 nsubj
came came VERB/VBD 3 ccomp
at at ADP/IN 7 case
night night NOUN/NN 5 obl
. . PUNCT/. 3 punct

They they PRON/PRP 2 nsubj Case=Nom
cut cut VERB/VBP 0 root
the the DET/DT 4 det Definite=Def
lamps lamp NOUN/NNS 2 obj
, , PUNCT/, 7 punct
then then ADV/RB 7 advmod
robbed robive VERB/VBD 2 conj
the the DET/DT 9 det Definite=Def
store store NOUN/NN 7 obj
. . PUNCT/. 2 punct
""",
    ),
    "fled": (
        'He fled to the hills, but said: "I ran all night."',
        """
He he PRON/PRP 2 nsubj Case=Nom
fled fled VERB/VBD 0 root
to to ADP/IN 5 case
the the DET/DT 5 det Definite=Def
hills hills NOUN/NNS 2 obl
, , PUNCT/, 8 punct
but but CCONJ/CC 8 cc
said say VERB/VBD 2 conj
: : PUNCT/: 12 punct
" " PUNCT/`` 12 punct
I I PRON/PRP 12 nsubj Case=Nom
ran r VERB/VBD 8 ccomp
all all DET/DT 14 det
night night NOUN/NN 12 obl:unmarked
. . PUNCT/. 12 punct
" " PUNCT/'' 12 punct
""",
    ),
    "since": (
        "Nine men have drowned since the port announced the end of the storm, dockers said.",
        """
Nine nine NUM/CD 2 nummod
men man NOUN/NNS 4 nsubj
have have AUX/VBP 4 aux
drowned drow VERB/VBN 16 ccomp
since since ADP/IN 8 mark
the the DET/DT 7 det Definite=Def
port port NOUN/NN 8 nsubj
announced announce VERB/VBD 4 advcl
the the DET/DT 10 det Definite=Def
end end NOUN/NN 8 obj
of of ADP/IN 13 case
the the DET/DT 13 det Definite=Def
storm storm NOUN/NN 10 nmod
, , PUNCT/, 16 punct
dockers docker NOUN/NNS 16 nsubj
said say VERB/VBD 0 root
. . PUNCT/. 16 punct
""",
    ),
    "posted": (
        "The mayor said so in a video posted by the port.",
        """
The the DET/DT 2 det Definite=Def
mayor mayor NOUN/NN 3 nsubj
said say VERB/VBD 0 root
so so ADV/RB 3 advmod
in in ADP/IN 7 case
a a DET/DT 7 det
video video NOUN/NN 3 obl
posted post VERB/VBN 7 acl
by by ADP/IN 11 case
the the DET/DT 11 det Definite=Def
port port NOUN/NN 8 obl:agent
. . PUNCT/. 3 punct
""",
    ),
    "put": (
        "Two villagers put the number of dead at 14.",
        """
Two two NUM/CD 2 nummod
villagers villager NOUN/NNS 3 nsubj
put put VERB/VBD 0 root
the the DET/DT 5 det Definite=Def
number number NOUN/NN 3 obj
of of ADP/IN 7 case
dead dead ADJ/JJ 5 nmod
at at ADP/IN 9 case
14 14 NUM/CD 3 obl
. . PUNCT/. 3 punct
""",
    ),
    "citing": (
        "The newspaper, citing a porter, said the bridge was shut.",
        """
The the DET/DT 2 det Definite=Def
newspaper newspaper NOUN/NN 8 nsubj
, , PUNCT/, 4 punct
citing cit VERB/VBG 2 acl
a a DET/DT 6 det
porter porter NOUN/NN 4 obj
, , PUNCT/, 4 punct
said say VERB/VBD 0 root
the the DET/DT 12 nsubj
bridge bridge NOUN/NN 12 nsubj
was be AUX/VBD 12 cop
shut shut VERB/VBN 8 ccomp
. . PUNCT/. 8 punct
""",
    ),
    "estimated": (
        "An estimated nine boats sank in the storm.",
        """
An a DET/DT 4 det
estimated estimate VERB/VBN 4 amod
nine nine NUM/CD 4 nummod
boats boat NOUN/NNS 5 nsubj
sank sand VERB/VBD 0 root
in in ADP/IN 8 case
the the DET/DT 8 det Definite=Def
storm storm NOUN/NN 5 obl
. . PUNCT/. 5 punct
""",
    ),
    "neither": (
        "The port would neither confirm nor deny that it lost a boat.",
        """
The the DET/DT 2 det Definite=Def
port port NOUN/NN 5 nsubj
would would AUX/MD 5 aux
neither neither CCONJ/RB 5 cc:preconj
confirm confirm VERB/VB 0 root
nor nor CCONJ/CC 7 cc
deny deny VERB/VB 5 conj
that that SCONJ/IN 10 mark
it it PRON/PRP 10 nsubj Case=Nom
lost lose VERB/VBD 7 ccomp
a a DET/DT 12 det
boat boat NOUN/NN 10 obj
. . PUNCT/. 5 punct
""",
    ),
    "drawn": (
        "The mayor would not be drawn on whether the quay was safe.",
        """
The the DET/DT 2 det Definite=Def
mayor mayor NOUN/NN 6 nsubj:pass
would would AUX/MD 6 aux
not not PART/RB 6 advmod
be be AUX/VB 6 aux:pass
drawn drawn VERB/VBN 0 root
on on SCONJ/IN 12 mark
whether whether SCONJ/IN 12 mark
the the DET/DT 10 det Definite=Def
quay quay NOUN/NN 12 nsubj
was be AUX/VBD 12 cop
safe safe ADJ/JJ 6 advcl
. . PUNCT/. 6 punct
""",
    ),
    "declined": (
        "The owner declined to comment.",
        """
The the DET/DT 2 det Definite=Def
owner owner NOUN/NN 3 nsubj
declined declin VERB/VBD 0 root
to to PART/TO 5 mark
comment comment VERB/VB 3 xcomp
. . PUNCT/. 3 punct
""",
    ),
    "as_warned": (
        "The quay will sink, as divers have warned.",
        """
The the DET/DT 2 det Definite=Def
quay quay NOUN/NN 4 nsubj
will will AUX/MD 4 aux
sink sink VERB/VB 0 root
, , PUNCT/, 9 punct
as as SCONJ/IN 9 mark
divers diver NOUN/NNS 9 nsubj
have have AUX/VBP 9 aux
warned warne VERB/VBN 4 advcl
. . PUNCT/. 4 punct
""",
    ),
    "as_spoke": (
        "The crane fell, as the mayor spoke.",
        """
The the DET/DT 2 det Definite=Def
crane crane NOUN/NN 3 nsubj
fell fall VERB/VBD 0 root
, , PUNCT/, 8 punct
as as SCONJ/IN 8 mark
the the DET/DT 7 det Definite=Def
mayor mayor NOUN/NN 8 nsubj
spoke speak VERB/VBD 3 advcl
. . PUNCT/. 3 punct
""",
    ),
    "emerged": (
        "Clips have emerged of men on the quay.",
        """
Clips clip NOUN/NNS 3 nsubj
have have AUX/VBP 3 aux
emerged emerge VERB/VBN 0 root
of of ADP/IN 5 case
men man NOUN/NNS 3 obl
on on ADP/IN 8 case
the the DET/DT 8 det Definite=Def
quay quay NOUN/NN 5 nmod
. . PUNCT/. 3 punct
""",
    ),
    "marks": (
        "The marks show that the rope was cut.",
        """
The the DET/DT 2 det Definite=Def
marks mark NOUN/NNS 3 nsubj
show show VERB/VBP 0 root
that that SCONJ/IN 8 mark
the the DET/DT 6 det Definite=Def
rope rope NOUN/NN 8 nsubj:pass
was be AUX/VBD 8 aux:pass
cut cut VERB/VBN 3 ccomp
. . PUNCT/. 3 punct
""",
    ),
    "showed_us": (
        "The register showed us the log.",
        """
The the DET/DT 2 det Definite=Def
register register NOUN/NN 3 nsubj
showed show VERB/VBD 0 root
us we PRON/PRP 3 iobj
the the DET/DT 6 det Definite=Def
log log NOUN/NN 3 obj
. . PUNCT/. 3 punct
""",
    ),
    "described_as": (
        'The clerk said it was looking into what it described as "small errors".',
        """
The the DET/DT 2 det Definite=Def
clerk clerk NOUN/NN 3 nsubj
said say VERB/VBD 0 root
it it PRON/PRP 6 nsubj Case=Nom
was be AUX/VBD 6 aux
looking look VERB/VBG 3 ccomp
into into ADP/IN 8 case
what what PRON/WP 6 obl
it it PRON/PRP 10 nsubj Case=Nom
described describe VERB/VBD 8 acl:relcl
as as ADP/IN 14 case
" " PUNCT/`` 14 punct
small small ADJ/JJ 14 amod
errors error NOUN/NNS 10 obl
" " PUNCT/'' 14 punct
. . PUNCT/. 3 punct
""",
    ),
    "held_to_be": (
        "The porter believed it to be safe.",
        """
The the DET/DT 2 det Definite=Def
porter porter NOUN/NN 3 nsubj
believed believe VERB/VBD 0 root
it it PRON/PRP 3 obj Case=Nom
to to PART/TO 7 mark
be be AUX/VB 7 cop
safe safe ADJ/JJ 3 xcomp
. . PUNCT/. 3 punct
""",
    ),
    "counts": (
        "The union counts nine boats, two of them lost.",
        """
The the DET/DT 2 det Definite=Def
union union NOUN/NN 3 nsubj
counts count VERB/VBZ 0 root
nine nine NUM/CD 5 nummod
boats boat NOUN/NNS 3 obj
, , PUNCT/, 10 punct
two two NUM/CD 10 nsubj:pass
of of ADP/IN 9 case
them they PRON/PRP 7 nmod
lost lose VERB/VBD 3 parataxis
. . PUNCT/. 3 punct
""",
    ),
    "admitted": (
        "The owner admitted taking the rope.",
        """
The the DET/DT 2 det Definite=Def
owner owner NOUN/NN 3 nsubj
admitted admitt VERB/VBD 0 root
taking take VERB/VBG 3 xcomp
the the DET/DT 6 det Definite=Def
rope rope NOUN/NN 4 obj
. . PUNCT/. 3 punct
""",
    ),
    "heard": (
        "The court heard that the rope was cut.",
        """
The the DET/DT 2 det Definite=Def
court court NOUN/NN 3 nsubj
heard hear VERB/VBD 0 root
that that SCONJ/IN 8 mark
the the DET/DT 6 det Definite=Def
rope rope NOUN/NN 8 nsubj:pass
was be AUX/VBD 8 aux:pass
cut cut VERB/VBN 3 ccomp
. . PUNCT/. 3 punct
""",
    ),
    "asked_by": (
        "The crews were asked by the mayor to wait.",
        """
The the DET/DT 2 det Definite=Def
crews crew NOUN/NNS 4 nsubj:pass
were be AUX/VBD 4 aux:pass
asked ask VERB/VBN 0 root
by by ADP/IN 7 case
the the DET/DT 7 det Definite=Def
mayor mayor NOUN/NN 4 obl:agent
to to PART/TO 9 mark
wait wait VERB/VB 4 xcomp
. . PUNCT/. 4 punct
""",
    ),
    "told_there": (
        "The quay is shut, a porter there told us, with crews leaving.",
        """
The the DET/DT 2 det Definite=Def
quay quay NOUN/NN 4 nsubj
is be AUX/VBZ 4 cop
shut shut ADJ/JJ 0 root
, , PUNCT/, 9 punct
a a DET/DT 7 det
porter porter NOUN/NN 9 nsubj
there there ADV/RB 9 nsubj
told tell VERB/VBD 4 parataxis
us we PRON/PRP 9 iobj
, , PUNCT/, 14 punct
with with SCONJ/IN 14 mark
crews crew NOUN/NNS 14 nsubj
leaving leave VERB/VBG 9 ccomp
. . PUNCT/. 4 punct
""",
    ),
    "and_condemned": (
        "The mayor urged crews to wait, and condemned the raid.",
        """
The the DET/DT 2 det Definite=Def
mayor mayor NOUN/NN 3 nsubj
urged urg VERB/VBD 0 root
crews crew NOUN/NNS 3 iobj
to to PART/TO 6 mark
wait wait VERB/VB 3 xcomp
, , PUNCT/, 9 punct
and and CCONJ/CC 9 cc
condemned condemn VERB/VBD 3 conj
the the DET/DT 11 det Definite=Def
raid raid NOUN/NN 9 obj
. . PUNCT/. 3 punct
""",
    ),
    "acting": (
        "The newspaper, citing the acting mayor's office, said the bridge was shut.",
        """
The the DET/DT 2 det
newspaper newspaper NOUN/NN 11 nsubj
, , PUNCT/, 4 punct
citing cite VERB/VBG 2 acl
the the DET/DT 9 det
acting act VERB/VBG 9 amod
mayor mayor NOUN/NN 9 nmod:poss
's 's PART/POS 7 case
office office NOUN/NN 4 obj
, , PUNCT/, 2 punct
said say VERB/VBD 0 root
the the DET/DT 13 det
bridge bridge NOUN/NN 15 nsubj
was be AUX/VBD 15 cop
shut shut VERB/JJ 11 ccomp
. . PUNCT/. 11 punct
""",
    ),
    "urge_then_say": (
        'The envoy urged crews to "wait by the quay." "The bridge is shut," she said.',
        """
The the DET/DT 2 det
envoy envoy NOUN/NN 3 nsubj
urged urge VERB/VBD 0 root
crews crew NOUN/NNS 3 iobj
to to PART/TO 7 mark
" " PUNCT/`` 7 punct
wait wait VERB/VB 3 ccomp
by by ADP/IN 10 case
the the DET/DT 10 det
quay quay NOUN/NN 7 obl
. . PUNCT/. 7 punct
" " PUNCT/'' 7 punct

" " PUNCT/`` 5 punct
The the DET/DT 3 det
bridge bridge NOUN/NN 5 nsubj
is be AUX/VBZ 5 cop
shut shut ADJ/JJ 9 ccomp
, , PUNCT/, 5 punct
" " PUNCT/'' 5 punct
she she PRON/PRP 9 nsubj
said say VERB/VBD 0 root
. . PUNCT/. 9 punct
""",
    ),
    "hoping": (
        "The union is hoping that the plan fails.",
        """
The the DET/DT 2 det
union union NOUN/NN 4 nsubj
is be AUX/VBZ 4 aux
hoping hope VERB/VBG 0 root
that that SCONJ/IN 8 mark
the the DET/DT 7 det
plan plan NOUN/NN 8 nsubj
fails fail VERB/VBZ 4 ccomp
. . PUNCT/. 4 punct
""",
    ),
    "spoken_of": (
        "The “safe passage” of which the envoy speaks was shut.",
        """
The the DET/DT 4 det Definite=Def
“ “ PUNCT/`` 4 punct
safe safe ADJ/JJ 4 amod
passage passage NOUN/NN 12 nsubj
” ” PUNCT/'' 4 punct
of of ADP/IN 7 case
which which PRON/WDT 10 obl
the the DET/DT 9 det Definite=Def
envoy envoy NOUN/NN 10 nsubj
speaks speak VERB/VBZ 4 acl:relcl
was be AUX/VBD 12 cop
shut shut ADJ/JJ 0 root
. . PUNCT/. 12 punct
""",
    ),
    "anybody": (
        "One would ask why the bridge is shut.",
        """
One one PRON/PRP 3 nsubj
would would AUX/MD 3 aux
ask ask VERB/VB 0 root
why why ADV/WRB 8 advmod
the the DET/DT 6 det Definite=Def
bridge bridge NOUN/NN 8 nsubj
is be AUX/VBZ 8 cop
shut shut ADJ/JJ 3 ccomp
. . PUNCT/. 3 punct
""",
    ),
}
