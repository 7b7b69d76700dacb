"""From the facts of a case to a specification: the same reading for every case, nothing by hand."""
import json
import re

import quantities as q
from clues import CLUES, INDUSTRIES, LANGUAGES, OWN_FEATURES, OWN_SERVING, PLACES, SERVING_WORDS, STACK_WORDS
from tasks import BY_FACTS, FALLBACK, LAST, TASKS, WEAK

# A fact that tells what was reached, not what was asked for.
OUTCOME = r"achieved|reached|measured|reduc(ed|tion)|\bcut\b|saved|saving|\d+ ?% (lower|less|fewer|cheaper)|lower p9\d|throughput|down to|\bfrom \d.* to \d|improv|faster|after\b|better than|\+\d+ ?%|\bnow\b"
ASKED = r"enough|\bfine\b|wanted|target|goal|expected|needed|must|required|acceptable"
OUTCOME_KEYS = ("latency", "budget", "quality_bar")
# Tasks that give a figure or an order, words of a use case that asks for words instead, and signals without a picture.
NUMERIC = ("fraud", "forecast", "anomaly", "risk_score", "optimise", "recommend")
ASKING = r"\bhelpers?\b|\bexplain\w*|\bhelp(s|ing)? (\S+ ){1,2}(write|draft|understand|answer|code|find)\b|\bquestions?\b|\bassistants?\b|\bchat ?bots?\b|\bcopilots?\b|\bq&a\b"
ACTIONS = r"refund|return|payment|dispute|cancel|book|order|trip|claim|exchange|transfer|card|billing|invoice|reschedul|subscription|account (tools|changes|services)"
CURVES = r"curves?\b|vibration|current|voltage|pressure|torque|temperature|signals?\b|sensors?\b"
LANGUAGE_TASKS = ("qa_documents", "chat", "summarise", "generate", "code", "text_to_sql", "workflow_agent", "voice_agent", "extract", "translate")
WRITTEN = ("qa_documents", "chat", "summarise", "generate", "code", "translate", "voice_agent", "workflow_agent")
DOCUMENTS = r"documents?|articles|manuals?|policies|policy|procedures|pages?\b|files|pdfs?|wiki|knowledge|guid(e|es|ance|elines)|papers|regulations?|reports|templates|faqs?|catalogue|website|web\b|contracts?|books|handbooks?|notes|tickets|transcripts?|laws?\b|snippets|reviews|e-?mails|records|messages|conversations|content|code|repositor|literature|data\b|descriptions|definitions"
# A conversation of this kind rests on what the firm has written for its customers and staff.
COMPANY_KNOWLEDGE = r"support|customer (service|care)|sales|advice|advis|help ?desk|product questions|shopping|faq|tutor|manuals?|documents?|polic(y|ies)|knowledge|help cent"
CONTENT_SYSTEMS = r"confluence|sharepoint|google (docs|drive)|notion|wiki|dropbox|document management|zendesk guide|help cent"
NOUNS = {
    "vectors": r"vectors?|embeddings?|chunks?|passages",
    "docs": r"documents?|docs|articles?|pages?|files|papers|reports?|procedures|contracts?|products?|items?|listings?|images?|photos?|tickets?|records?|messages|e-?mails?|posts?|videos?|songs?|tracks|jobs|profiles|skus?|pins|restaurants|dishes|properties|homes|recipes|books|cases|judg(?:e)?ments|laws|notes|conversations|datasets?|tables?|repositories|guides?|manuals?|policies|entries|questions|snippets|patents?|assets|queries|regulations",
    "users": r"users?|employees|staff|customers?|members|visitors|people|agents|developers|engineers|clinicians|doctors|advisers|analysts|students|subscribers|drivers|players|riders|patients|citizens|active|guests|merchants|sellers|learners|colleagues",
    "requests": r"requests?|queries|messages|questions|searches|calls|chats|conversations|interactions|tickets|transactions|payments|predictions?|events?|jobs|documents|e-?mails|images|orders|items|posts|prompts|claims|records|minutes|frames|calls|sessions|scores|decisions|applications|invoices|translations|reviews|alerts|files|pages|trips|deliveries|updates|tasks|tweets|letters|parcels|packages|shipments|matches|photos|pictures|videos|visits|readings|impressions|clicks|bids|views|uploads|logins|sign-?ups|bookings|reservations|comments|ads|listings|products|parts|units|vehicles|referrals|reports|logs|lines|packets",
    "labels": r"labels?|labell?ed|examples?|samples?|annotat\w+|investigations|images?|pictures?|photos?|frames|recordings|words|conversations|pairs|documents|cases|records|transactions|judg(?:e)?ments|reviews|trips|orders|clicks|ratings|tickets|rows|sentences|hours|posts|calls|claims",
    "tenants": r"tenants?|customers|workspaces|namespaces|companies|stores|organi[sz]ations|accounts|merchants|teams|shops|collections",
}


def usable_facts(case):
    """Facts in lower case, without those that name the choice or tell an outcome."""
    facts = {}
    for key, value in case["facts"].items():
        if value is None or key in case.get("fact_names_choice", []):
            continue
        text = str(value).lower() if isinstance(value, str) else value
        if isinstance(text, str) and key in OUTCOME_KEYS:
            if key == "latency" and re.search(r"\b(resolved|resolution|handling time|handle time|solved in)\b", text):
                continue  # how long a case takes from end to end is no time of an answer
            text = "; ".join(part for part in re.split(r";|, (?=against)", text) if not re.search(OUTCOME, part) or re.search(ASKED, part))
            if not text.strip():
                continue
        facts[key] = text
    if "latency" not in facts and case["facts"].get("latency"):
        facts.pop("p95_latency_ms", None)  # the figure stood in the outcome just dropped
    facts["use_case"] = (case.get("use_case") or "").lower()
    return facts


def text_of(facts, keys):
    return [str(facts[key]) for key in keys if key in facts and isinstance(facts[key], str)]


def task_of(facts):
    """The task, and the words that told it."""
    for task, pattern in TASKS:
        match = re.search(pattern, facts["use_case"])
        if match and task in NUMERIC and re.search(ASKING, facts["use_case"]):
            continue  # somebody asks in words about the subject; no figure is wanted
        if match and task == "vision" and re.search(CURVES, facts.get("modalities", "")) and not re.search(r"image|photo|picture|camera|video", facts.get("modalities", "")):
            return "anomaly", f"modalities: {facts['modalities']}"
        if match and task == "search" and any(re.search(r"generative|written answers?|answers? (in|with)", text) for text in text_of(facts, facts)):
            return "qa_documents", "search that writes an answer"
        if match:
            return task, f"use_case: {match[0]}"
    for task, pattern in WEAK:
        match = re.search(pattern, facts["use_case"])
        if match and not (task in NUMERIC and re.search(ASKING, facts["use_case"])) and not re.search(r"assist|chat|support|\bhelp|copilot|bot\b", facts["use_case"]):
            return task, f"use_case: {match[0]}"
    for keys, pattern, task in BY_FACTS:
        for text in text_of(facts, keys):
            match = re.search(pattern, text)
            if match:
                return task, match[0]
    for task, pattern in LAST:
        match = re.search(pattern, facts["use_case"])
        if match:
            return task, f"use_case: {match[0]}"
    return FALLBACK, "nothing told the task"


class Specification:
    """Fields with their values; the first value stays, sets grow."""

    def __init__(self):
        self.fields, self.why = {}, {}

    def put(self, field, value, why):
        if isinstance(value, list):
            known = self.fields.setdefault(field, [])
            known.extend(item for item in value if item not in known)
        elif field in self.fields:
            return
        else:
            self.fields[field] = value
        self.why.setdefault(field, why)

    def text(self, case):
        """The file, one field a line with the words that it was read from."""
        sections = {}
        for field, value in self.fields.items():
            section, name = field.split(".", 1)
            sections.setdefault(section, []).append((name, value, self.why.get(field, "")))
        lines = [f"# {case['id']}: made from the stated facts by Scripts/judge-cases", "archwright: 1"]
        for section in ["project"] + sorted(set(sections) - {"project"}):
            lines.append(f"{section}:")
            for name, value, why in sections[section]:
                note = re.sub(r"\s+", " ", str(why))[:70]
                lines.append(f"  {name}: {json.dumps(value)}  # {note}" if note else f"  {name}: {json.dumps(value)}")
        return "\n".join(lines) + "\n"


def put_sizes(spec, facts, task):
    docs = facts.get("docs", "")
    vectors = q.amount(docs, NOUNS["vectors"]) or q.amount(facts.get("volume", ""), r"vectors?|embeddings?")
    if vectors:
        spec.put("knowledge.vectors", q.written(*vectors), docs)
    count = q.amount(docs, NOUNS["docs"])
    if count:
        field = "use_case.items" if task in ("recommend", "optimise", "forecast") else "knowledge.corpus_docs"
        spec.put(field, q.written(*count), docs)
    users = q.amount(str(facts.get("users", "")), NOUNS["users"], gap=2) if "users" in facts else None
    if not users and "users" in facts:
        several = q.numbers(str(facts["users"]))
        users = several[0][:2] if several else None
    if users and users[1] >= 2:
        spec.put("load.users", q.written(*users), facts["users"])
    tenants = q.amount(facts.get("multi_tenancy", ""), NOUNS["tenants"])
    if tenants:
        spec.put("load.tenants", q.written(*tenants), facts["multi_tenancy"])
    labels = q.amount(facts.get("labels", ""), NOUNS["labels"]) or q.amount(facts.get("labels", ""), r"(?!days?|months?|weeks?|years?|minutes?|hours?|classes|percent)[a-z][a-z-]+", gap=1)
    if labels and not re.search(r"a day|per day|daily", facts["labels"]):
        spec.put("labels.count", q.written(*labels), facts["labels"])


def put_rates(spec, facts):
    if facts.get("requests_per_day"):
        spec.put("load.volume", f"{q.plain(facts['requests_per_day'])}/day", "requests_per_day")
    for key in ("volume", "docs", "users", "traffic_pattern"):
        if isinstance(facts.get(key), str):
            rate = q.rate(facts[key], NOUNS["requests"])
            if rate and key == "volume":
                low, high = (q.plain(round(value, 3)) for value in rate)
                spec.put("load.volume", f"{low}/day" if low == high else f"{low}..{high}/day", facts[key])
    if facts.get("peak_qps"):
        spec.put("load.peak_rps", f"{q.plain(facts['peak_qps'])}/s", "peak_qps")
    rate = re.search(r"(\d+(?:\.\d+)?) ?%", facts.get("class_balance", ""))
    share = re.search(r"\b(1|one) in ([\d,]+)", facts.get("class_balance", ""))
    if share:
        spec.put("labels.positive_rate", f"{round(100 / float(share[2].replace(',', '')), 4)} %", facts["class_balance"])
    elif rate:
        spec.put("labels.positive_rate", f"{rate[1]} %", facts["class_balance"])


def put_times(spec, facts, task):
    latency = facts.get("latency", "")
    if facts.get("p95_latency_ms") and not re.search(r"infrastructure|network|adds", latency.split(";")[0]):
        seconds, field = facts["p95_latency_ms"] / 1000, "latency.p95"
        if re.search(r"first (token|word)|ttft", latency):
            field = "latency.first_token"
        elif task in LANGUAGE_TASKS and re.search(r"retriev|search|look-?up|vector", latency):
            field = "latency.retrieval"
        elif task in WRITTEN and seconds <= 0.25:
            field = "latency.retrieval"  # nobody writes an answer in that time: it is the search that is meant
        elif task in WRITTEN and seconds <= 1.5:
            field = "latency.first_token"  # the first words, for the whole answer takes seconds
        elif re.search(r"turn|silence|respon\w+ to speech", latency) and task == "voice_agent":
            field = "latency.turn"
        spec.put(field, q.span(seconds), latency)
    longest = max((seconds for seconds, _, _ in q.times(latency)), default=0)
    if longest >= 3600 and spec.fields.get("latency.mode") in (None, "batch", "async"):
        spec.put("latency.deadline", q.span(min(longest, 86400 * 7)), latency)
    fresh = q.times(facts.get("freshness", ""))
    age = max((seconds for seconds, _, _ in fresh), default=None)
    if age is None and re.search(r"real[- ]time|immediate|instant|live", facts.get("freshness", "")):
        age = 60
    if age is not None:
        spec.put("knowledge.answer_max_age" if task in LANGUAGE_TASKS + ("search",) else "data.freshness", q.span(age), facts["freshness"])
    weeks = [seconds / 604800 for seconds, _, _ in q.times(facts.get("deadline", ""))]
    if weeks and 1 <= max(weeks) <= 300:
        spec.put("project.deadline", f"{q.plain(round(max(weeks), 1))} weeks", facts["deadline"])
    uptime = re.search(r"(9\d(?:\.\d+)?) ?%", facts.get("uptime", ""))
    if uptime:
        spec.put("ops.availability_slo", f"{uptime[1]} %", facts["uptime"])


def put_money(spec, facts):
    budget = facts.get("budget", "")
    match = re.search(r"(?:\$|usd ?)(\d[\d,]*(?:\.\d+)?)\s*(k|m|million)?\s*(?:a|an|per|/|for (?:a|each))\s*(\w+)", budget)
    if match:
        value = float(match[1].replace(",", "")) * q.MAGNITUDES.get(match[2] or "", 1)
        if match[3] in ("month", "mo"):
            spec.put("budget.monthly_run", f"{q.plain(value)} USD/month", budget)
        elif match[3] in ("year", "yr", "annum"):
            spec.put("budget.monthly_run", f"{q.plain(round(value / 12, 2))} USD/month", budget)
        elif match[3] not in ("user", "seat", "hour", "gpu"):
            spec.put("budget.per_request", f"{q.plain(value)} USD/request", budget)


def put_lists(spec, facts):
    stack = " ; ".join(text_of(facts, ("existing_stack", "existing_db", "integrations")))
    for product, pattern in STACK_WORDS:
        if re.search(pattern, stack):
            spec.put("platform.existing_stack", [product], stack)
    for product, pattern in SERVING_WORDS:
        if re.search(pattern, facts.get("existing_stack", "")):
            spec.put("platform.existing_stack", [product], facts["existing_stack"])
    runs = " ; ".join(text_of(facts, ("existing_stack", "hardware", "team")))
    if re.search(OWN_SERVING, runs):
        spec.put("platform.existing_stack", ["model_serving"], runs)
        spec.put("team.platform_skill", "strong", runs)
    if re.search(OWN_FEATURES, runs):
        spec.put("platform.existing_stack", ["feature_store"], runs)
    for word, code in LANGUAGES.items():
        if re.search(rf"\b{word}\b", facts.get("languages", "")):
            spec.put("use_case.languages", [code], facts["languages"])
    where = facts.get("residency", "")
    for code, pattern in PLACES:
        if re.search(pattern, where):
            spec.put("privacy.residency", [code], where)
            spec.put("project.jurisdictions", [code], where)
    gpu = re.search(r"(?:(\d+|one|two|four|eight|sixteen)\s*(?:x |× ?)?(?:nvidia )?)?\b(h100|h200|a100|a10g?|l4|l40s|v100|t4|b200|a6000|rtx \d+)s?\b", facts.get("hardware", ""))
    if gpu and spec.fields.get("platform.cloud") in (None, "on_prem"):
        number = q.WORDS.get(gpu[1]) or int(gpu[1] or 1) if (gpu[1] or "1").isdigit() or gpu[1] in q.WORDS else 16
        spec.put("platform.gpus", [{"type": gpu[2].upper(), "count": number}], facts["hardware"])


def specification(case):
    """The specification of a case from its facts, its use case and its sector alone."""
    facts, spec = usable_facts(case), Specification()
    task, why = task_of(facts)
    if task in ("vision", "classify", "fraud") and q.amount(facts.get("docs", ""), NOUNS["vectors"]):
        task, why = "search", "a number of vectors: items are compared by their likeness"
    spec.put("project.goal", f"Build a system to {facts['use_case'] or 'answer'}.".replace("..", "."), "use_case")
    industry = INDUSTRIES.get(case.get("sector") or "", None)
    if industry:
        spec.put("project.industry", industry, "sector")
    spec.put("use_case.task", task, why)
    for keys, pattern, values in CLUES:
        for text in text_of(facts, keys):
            match = re.search(pattern, text)
            if match:
                for field, value in values.items():
                    spec.put(field, value, text)
                break
    if task in WRITTEN and spec.fields.get("latency.mode") == "batch" and not re.search(r"batch|overnight|nightly|hour|\bh\b|offline|limit|none", facts.get("latency", "") + facts.get("traffic_pattern", "")):
        del spec.fields["latency.mode"]  # a date or the age of data tells nothing about waiting for words
    if task in ("classify", "anomaly") and spec.fields.get("latency.mode") == "interactive" and re.search(r"\b(detect|watch|monitor|spot|notic|warn|alert|catch)", facts["use_case"]) and re.search(r"\bseconds?\b", facts.get("latency", "")):
        spec.fields["latency.mode"] = "near_real_time"  # items come by themselves, nobody asks for each
        spec.put("use_case.modalities", ["events"], "watched while it happens")
    if re.search(r"\bdetect|watch|monitor|flag|screen|\bfind\b.*(traffic|pattern)", facts["use_case"]) and re.search(r"real[- ]time|\blive\b|inline", facts["use_case"] + " " + facts.get("latency", "") + " " + facts.get("freshness", "")):
        spec.put("use_case.modalities", ["events"], "watched while it happens")
    put_sizes(spec, facts, task)
    put_rates(spec, facts)
    put_times(spec, facts, task)
    put_money(spec, facts)
    put_lists(spec, facts)
    if task in ("qa_documents", "chat", "generate", "code", "workflow_agent", "voice_agent"):
        if re.search(DOCUMENTS, facts.get("docs", "")) or "knowledge.vectors" in spec.fields:
            spec.put("knowledge.reached_by", "corpus", facts.get("docs", ""))
        elif task in ("chat", "voice_agent") and re.search(COMPANY_KNOWLEDGE, facts["use_case"]):
            spec.put("knowledge.reached_by", "corpus", facts["use_case"])
        elif re.search(CONTENT_SYSTEMS, facts.get("integrations", "")):
            spec.put("knowledge.reached_by", "corpus", facts["integrations"])
    acts = re.split(r",|;|\band\b|:", facts.get("integrations", "") + "," + facts["use_case"])
    if task in ("workflow_agent", "chat", "voice_agent") and len([part for part in acts if re.search(ACTIONS, part)]) >= 2:
        spec.put("use_case.steps", "open", "several kinds of action in any order")
    if task in LANGUAGE_TASKS and spec.fields.get("latency.mode") == "near_real_time":
        spec.fields["latency.mode"] = "interactive"  # somebody waits; the figures stay
    if task in ("qa_documents", "chat", "workflow_agent", "voice_agent") and "integrations" in facts:
        spec.put("use_case.actions", "read", facts["integrations"])
    return spec
