"""Which task a use case is: the first pattern that fits decides, special words before general ones.

The patterns are tried on `use_case` first; only when none fits there, on the facts that tell about the
input and the result. Words that name a design (agent, retrieval, index) tell nothing about the task.
"""

TASKS = [  # task of the specification, pattern
    ("chat", r"\blanguage (and \w+ )?models? (for|on|to)\b|\b(llms?|language models?|gen ?ai|generative ai|chat and api) ?(access|platform|gateway|service|portal|for staff|for employees|on own)"),
    ("search", r"(duplicate|similar|matching)[- ](image|photo|picture|listing|product|item)s?\b"),
    ("text_to_sql", r"\bsql\b|(questions?|ask\w*|quer\w+)\b.*\b(data ?warehouse|warehouse|databases?|tables|datasets|dashboards|metrics|business data|analytics)\b|self-service analytics|natural[- ]language (analytics|bi|quer)|talk to (your |the )?data|data analys\w+ (assistant|agent|questions)"),
    ("voice_agent", r"(phone|voice|telephone|call)[- ](agent|bot|assistant|ordering|support)|\bby (phone|telephone)\b|answer (the )?(phone|calls)|takes? (phone )?calls|spoken (dialog|conversation)|drive-through"),
    ("speech_analytics", r"transcri|speech[- ](recognition|to[- ]text|task)|dictation|wake ?word|meeting notes|\basr\b|diari[sz]|captions?|subtitl|call (analytics|recordings)|speech tasks"),
    ("translate", r"translat|locali[sz]"),
    ("optimise", r"^(?!.*(assistant|trip|travel|itinerar|question|chat)).*(\b(set|setting|choose|recommend|dynamic|surge|optimi[sz]e)\b.*\b(prices?|pricing|discounts?)\b|\bpricing\b|markdown|dispatch|(vehicle|delivery|order|driver|truck) (routing|batching|assignment)|schedul(e|ing)\b|supply[- ]chain planning|\bplanning\b|plan (routes|shifts|production|deliver\w+)|allocat|bidding|\bbids?\b|marketing (spend|budget|mix)|optimi[sz]ation|network design|assign (orders|drivers|couriers)|balanc\w+ (supply|load|of supply)|price suggestions?|suggest\w* (a )?prices?|(supply|demand) and (demand|supply)|matching of supply)"),
    ("fraud", r"fraud|scams?\b|money.?launder|\baml\b|charge-?backs?|account takeover|fake (account|review|listing|profile|member)s?|stolen|\bbots?\b (traffic|detection|account)|bot traffic|collusion|abus(e|ive) (of|detection|account)|payment risk|promo(tion)? abuse|screening (for|of) payment|payments? screening|identity theft|phishing|invite spam|account abuse|allow,? .*\bblock|(block|approve) or|sybil|forged|suspicious (transaction|payment|login)s?"),
    ("forecast", r"forecast|\bdemand\b|\beta\b|etas\b|arrival times?|(delivery|travel|prep\w*|waiting|wait|processing|cooking|trip) times?|capacity plan|sales plan|stock per|inventory (level|need|plan)|how (much|many)\b.*\bwill|time[- ]series|predict\w* (sales|volume|load|traffic|usage|supply|consumption|energy|power|yield|inventory|stock|weather|prices?)|nowcast|time of arrival|durations?\b|price prediction|predict\w* .*\b(prices?|fares?|costs?)\b|estimat\w+ .*\b(time|duration|demand|volume)|(minutes|seconds|hours|days|time) per (stop|order|trip|task|delivery)|how long|predict\b.*\b(wind|weather|temperature|demand|flow|level|capacity|consumption)|what to stock|replenish|staffing"),
    ("anomaly", r"anomal|outlier|watch\b.*\b(metrics|servers?|systems?|jobs)|monitor\w* (of )?(\w+ )?(metrics|sensors?|equipment|machines?|fleet|network|quality|jobs)|predictive maintenance|(equipment|machine|disk|hardware|pump|engine)\b.*\b(fail|problem|fault)|fail(ure|ing)s?\b.*\b(disk|machine|server|device|equipment|predict)|fault detection|intrusion|incident detection|root[- ]cause|cost spikes?|data[- ]quality (check|monitor|alarm)|regressions? in metrics|threats? (detection|hunting)|log analysis|network (security|attacks)|(machine|asset|equipment) health"),
    ("risk_score", r"\bcredit|default (prob|risk)|churn|life-?time value|\bltv\b|propensity|lead scor|underwrit|scor(e|ing) (of )?(\w+ )?(applicants?|reservations?|leads?|customers?|users?|accounts?|loans?|claims?|risks?|orders?|alerts?|transactions?|patients?)|(rank|triage|prioriti[sz]e) .*\b(alerts?|cases|claims|leads)|no-show|readmission|mortality|(home|house|car|property|used|item) (price|value|valuation)|valuation|predict (which|whether|who|if|cancel\w*|conversion)|uplift|likelihood|risk (score|model|assess|scoring)|who will|retention (model|predict)|prediction of (clicks|conversion|churn)|cancellation|incrementality|a/?b test|experiment|causal"),
    ("code", r"\bcod(e|ing)\b(?!s)(?!.*(clinical|medical|snomed|icd|diagnos))|program(ming|mers?)|developers?\b.*\b(assist|copilot|tool)|pull requests?|repositor(y|ies)|refactor|unit tests?|test generation|code (review|search|completion|migration)|migrat\w+ (of )?(code|java|python|tests?)|software engineering|codebase"),
    ("search", r"find (the )?(similar|related|duplicate|near-?dup|documents?|regulations?|products?|passages?|articles?|items?|photos?|images?|pictures?|videos?|music|songs?|jobs?|candidates?|people|places|restaurants?|listings?|homes?|cars?|files?|data|datasets?|experts?|papers?|patents?|cases|content|information|past)|^(?!.*(assistant|answer|question|chat|agents?\b|summar)).*\bsearch\b|semantic search|similarity|look-?alike|de-?duplicat|duplicates?|entity (matching|resolution)|(product|record|item|entity|address) matching|visual search|discovery\b|archive research|autocomplete|type-?ahead|\b(name|merchant|address|catalog(ue)?) matching|query (understanding|suggestion|expansion|rewriting)|retriev(e|al) of"),
    ("recommend", r"^(?!.*(faq|assist|answer|chat)).*(recommend|personali[sz])|\bfeeds?\b|news ?feed|\bads?\b|advertis|click|\bctr\b|next best|home ?page|rank(ing)? (of |the )?(\w+ )?(posts?|items?|content|listings?|products?|results?|videos?|restaurants?|pins?|candidates?|hotels?|stories|notifications?|ads)|candidate (generation|retrieval)|(people|friends|connections?) (you may|to follow)|suggest(ed|ions?)? (\w+ )?(items?|products?|videos?|friends|add-?ons|replacements?|follow)|notification|e-?mail (volume|timing|send)|cross-?sell|upsell|similar (listing|item|home|hotel)s|related (pins|items|products|content)|basket|bundles?|(job|driver|rider|talent|marketplace) matching|match(ing)? (drivers?|riders?|jobs?|candidates?|members?|buyers?|users?)|playlist|carousel|merchandis|embeddings? of (listings|users|items)|bids? on|\branking\b|substitut|matchmaking|learning to rank|what to (watch|show|buy|listen)"),
    ("vision", r"quality inspection|visual inspection|inspect\w* (of )?(parts|products|lines|assets|power)|asset detection|geospatial|satellite|verif\w+ .*(identit|selfie|ids?\b)|identity (check|verification)|liveness|smart (shopping )?cart|checkout[- ]free|(road|driving) hazards?|self-driving|autonomous (driving|vehicle)|lane|\b(images?|photos?|cameras?|videos?|visual(?!i)|pictures?|faces?|satellite|aerial|x-?rays?|radiolog\w*|object detection|defects?|computer vision|pixels?|lanes?|traffic signs?|drones?|damaged (parcels?|packages?|goods|boxes|cars?))\b"),
    ("ocr_idp", r"\bkyc\b|know your customer|document checks?|claims (processing|intake|automation)|process(ing)? (of )?(claims|forms|applications|documents)|invoices?|receipts?\b|\bforms\b|\bscan(s|ned)?\b|\bocr\b|handwrit|(id|identity) documents?|cheques?|document (processing|digiti[sz]ation|intake)|paper (mail|forms)|statements? (reading|processing)"),
    ("summarise", r"^(?!.*(q&a|question|answers?\b|search|chat)).*(summar(y|ies|i[sz])|(clinical|visit|meeting|call) notes|notes from|earnings calls?|call analysis)|digests?\b|recaps?\b|condens"),
    ("extract", r"extract|entit(y|ies)\b|named[- ]entit|de-?identif|anonymi[sz]|structured (data|fields|records) from|parse|enrich|attributes?\b|metadata from|keyphrases|skills? (taxonomy|graph|extraction)|knowledge graph|ontolog"),
    ("workflow_agent", r"\brefunds?\b|resolv(e|es|ing)\b|carry out|book(ing)? appointments?|\btasks by\b|(banking|back-?office|it|hr|network|security) tasks|remediat|on-?call|incident (response|investigation|handling|diagnos)|troubleshoot|end[- ]to[- ]end|autonomous|automat(e|ing) (\w+ )?(process|workflow|operations|tasks)|orchestrat|process (claims|orders|requests)|act on behalf|negotiat|onboard(ing)? (of )?(merchants|customers|suppliers)|procure|investigat(e|ion|ing)"),
    ("classify", r"classif|categori[sz]|\blabel|\btag(s|ging|ged)?\b|\broute\b|routing|triage|moderat|spam|toxic|hate|harass|groom|child (safety|exploit)|intent|sentiment|\bcodes?\b|clinical coding|medical coding|\bfilter|flag\b|flagg|violat|policy-breaking|harmful|unsafe|inappropriate|misinformation|sensitive data|detect\b.*\b(text|speech|content|language|posts?|messages?|toxic|emails?)|screen(ing)?\b|sort(ing)? (of )?(mail|e-?mails?|tickets|requests)|quality of (listings|content|photos)|compliance (check|review)|eligib|taxonomy|topics?\b|monitoring of communications|communications? (surveillance|monitoring)|safety incidents?|lead qualif"),
    ("risk_score", r"^(score|predict|estimate|rate|rank)\b|\bscor(e|ing)\b|\bpredict|features? for\b.*\bmodels?"),
    ("generate", r"\bdraft|\bwrit(e|es|ing)\b|generat(e|es|ing|ion)\b|compos(e|ing)|copy(writing)?\b|descriptions?\b|repl(y|ies)\b|content creation|marketing (text|content|copy)|lesson|exercises?|tutoring content|reports?\b|proposals?\b|synthetic|titles?\b|creative"),
    ("generate", r"itinerar|trip plan|travel plan|planner\b"),
    ("qa_documents", r"\bq&a\b|answers?\b|questions?\b|\bask\b|asking|knowledge base|chat with (documents|files|pdf)|document (search|assistant|q&?a)|polic(y|ies)\b|faq|\brag\b|self-service help|help ?desk|internal knowledge|advis(e|er|or|ory)|research\b|lookup|enterprise search|grounded|guidance|documentation|legal (research|questions)|knowledge (assistant|management|search)|retrieval for"),
    ("chat", r"chat|assistants?\b|conversation|copilot|companion|dialog|\bbots?\b|support\b|language models? for|tutor|concierge|customer (service|care)|virtual agent|help (human )?agents|agent assist"),
]

# Tried on the facts when the use case itself tells nothing.
LAST = [  # tried on the use case when nothing else fitted, neither there nor among the facts
    ("qa_documents", r"documents?\b|manuals?\b|contracts?\b|legal|advice|knowledge"),
    ("classify", r"\bdetect|identif|\bspot\b|recogni|check"),
    ("recommend", r"suggest|match|features?\b|ml platform|model serving|machine learning|user (model|understanding)"),
]

BY_FACTS = [  # fact keys, pattern, task
    (("modalities",), r"voice|speech|telephone", "speech_analytics"),
    (("labels",), r"chargeback|dispute|fraud", "fraud"),
    (("labels", "quality_bar"), r"click|engage|impression|purchase|rating|\bauc\b", "recommend"),
    (("modalities", "docs"), r"source code|repositor|codebase", "code"),
    (("modalities",), r"coordinates|strokes", "classify"),
    (("modalities",), r"image|photo|video|camera|\bvision\b", "vision"),
    (("modalities", "docs"), r"sensor|time series|metrics|telemetry", "anomaly"),
    (("labels", "class_balance"), r".", "classify"),
    (("docs",), r"documents|articles|pages|manuals|policies|polic|wiki|faq|files|pdf|knowledge|reports", "qa_documents"),
    (("docs",), r"features|rows|transactions|items|history", "recommend"),
    (("use_case",), r"features?\b|classic|deep models|predictions?|embeddings?", "recommend"),
    (("quality_bar", "users", "latency"), r"token|answer|conversation|chat", "chat"),
    (("use_case",), r"serve|serving|platform|\bmodel\b", "chat"),
]
FALLBACK = "chat"
