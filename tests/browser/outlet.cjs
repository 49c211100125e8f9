/* SPDX-License-Identifier: MIT
 * A hostile outlet read by the whole program, and what readers then get. Run
 * by run-browser:
 *
 *	node outlet.cjs HEADWATER CHROMIUM MODULES
 *
 * Three hosts on loopback publish feeds and pages in which every field is an
 * attack: titles, authors, guids, links, texts, metadata, JSON-LD, quotes.
 * `headwater serve` walks them; then every page it has is opened in Chromium
 * with our Content-Security-Policy taken off, so that it is the pages that
 * hold, and every list is read as Atom, JSON Feed and NDJSON. Nothing may
 * run, ask another host, or be ill-formed. */
"use strict";

const {spawn, spawnSync} = require("child_process");
const fs = require("fs");
const http = require("http");
const os = require("os");
const path = require("path");
const [headwater, browserPath, modules] = process.argv.slice(2);
const {chromium} = require(path.join(modules, "playwright-core"));

const HOSTS = ["gazette.example", "courier.example", "observer.example"];
const MOST = 140; /* pages to look at */
let passed = 0, failed = 0;

function check(ok, what, more) {
	if (ok)
		return void passed++;
	failed++;
	console.log(`FAILED ${what}${more ? `: ${more}` : ""}`);
}

/* Each breaks out of another place. */
const BREAKS = [
	`<img src=x onerror=hit(1)>`, `"><img src=x onerror=hit(1)>`,
	`'><svg onload=hit(1)>`, `</title><script>hit(1)</script>`,
	`</script><script>hit(1)</script>`, `" onmouseover="hit(1)" x="`,
	`]]><script>hit(1)</script>`, `--><script>hit(1)</script>`,
	`</p></main></body><script>hit(1)</script>`, `\u2028"+hit(1)+"`,
	`&lt;img src=x onerror=hit(1)&gt;`, `&#60;script&#62;hit(1)&#60;/script&#62;`,
	`\u0001\u000b\ufffe\uffff<b>\u202e`, `{{hit(1)}}\${hit(1)}<%=hit(1)%>`,
	`\\"><script>hit(1)</script>`, `</style><img src=//evil.example/x>`,
	`<a href=javascript:hit(1)>x</a>`, `<meta http-equiv=refresh content=0;//evil.example>`,
	`&"'<>`, `</entry><entry xmlns="http://www.w3.org/2005/Atom">`];
const LINKS = [i => `/a/${i}?x="><img src=x onerror=hit(1)>`,
	i => `/a/${i}?'onclick='hit(1)`, i => `/a/${i}#</title><script>hit(1)</script>`,
	i => `/a/${i};javascript:hit(1)`, i => `/a/${i}?]]>&x=<b>`, i => `/a/${i}`];

const esc = s => s.replace(/&/g, "&amp;").replace(/</g, "&lt;")
	.replace(/"/g, "&quot;").replace(/[\u0000-\u0008\u000b\ufffe\uffff]/g, " ");
/* The same events at all three, so that there are stories. */
function words(i, host) {
	const bad = BREAKS[i % BREAKS.length];
	const place = ["Harbour", "Valley", "Island", "Bridge", "Tunnel"][i % 5];
	const name = ["Ada Moreau", "Jon Vastel", "Mira Tolund"][i % 3];
	return [
		`The ${place} council number ${i} met on Tuesday and decided ${bad} to ` +
		`rebuild the old pier before the winter storms arrive in the town.`,
		`"We will not wait ${bad} for the ministry any longer," said ${name}, ` +
		`the mayor ${bad}, after the vote of ${20 + i} to ${3 + i}.`,
		`The work will cost ${i + 2} million crowns, ${host} has learnt, and ` +
		`${100 + i} people will be employed until the spring of next year.`,
		`"It is ${bad} a mistake," said Karel Brod of the opposition, who wants ` +
		`the ferry of district ${i} to be kept, as Reuters ${bad} reported.`,
		`Residents of the quarter have asked for a pier since the flood of ` +
		`${1990 + i}, when ${i + 7} houses were lost to the sea.`];
}

const title = i => `Council ${i} ${BREAKS[i % BREAKS.length]} rebuilds pier`;

function page(i, host) {
	const bad = BREAKS[i % BREAKS.length], t = esc(title(i));
	const ld = JSON.stringify({"@type": "NewsArticle", headline: title(i),
		author: {name: `Eve ${bad}`, url: "javascript:hit(1)"},
		publisher: {name: `${host} ${bad}`}, datePublished: "2026-11-20",
		image: "javascript:hit(1)", license: `http://l.example/"${bad}`});
	return `<!doctype html><html lang="en${i % 4 ? "" : "\"><script>hit(1)</script>"}">` +
		`<head><title>${t}</title><meta property="og:title" content="${t}">` +
		`<meta name="author" content="${esc(`Eve ${bad}`)}">` +
		`<meta property="og:site_name" content="${esc(`${host} ${bad}`)}">` +
		`<meta property="og:image" content="javascript:hit(1)">` +
		`<meta name="description" content="${esc(bad)}">` +
		`<script type="application/ld+json">${ld}</script></head>` +
		`<body><article><h1>${t}</h1><p class="byline">By Eve ${esc(bad)}</p>` +
		`${words(i, host).map(w => `<p>${i % 2 ? esc(w) : w}</p>`).join("")}` +
		`<figure><img src="http://evil.example/p.png" alt="${esc(bad)}">` +
		`<figcaption>${bad} (Photo: ${bad}/Agency)</figcaption></figure>` +
		`</article></body></html>`;
}

function feed(host) {
	const items = BREAKS.map((bad, i) => {
		const link = `http://${host}${LINKS[i % LINKS.length](i)}`;
		const body = words(i, host).map(w => `<p>${esc(w)}</p>`).join("");
		return `<item><title>${i % 2 ? esc(title(i)) : esc(esc(title(i)))}</title>` +
			`<link>${esc(i % 7 === 6 ? "javascript:hit(1)" : link)}</link>` +
			`<guid isPermaLink="false">${esc(`${i}${bad}`)}</guid>` +
			`<author>eve@x.example (Eve ${esc(bad)})</author>` +
			`<d:creator>${esc(bad)}</d:creator><category>${esc(bad)}</category>` +
			`<enclosure url="javascript:hit(1)" type="${esc(bad)}" length="1"/>` +
			`<source url="javascript:hit(1)">${esc(bad)}</source>` +
			`<pubDate>Fri, 20 Nov 2026 10:${10 + i}:00 GMT</pubDate>` +
			`<description>${esc(body + bad)}</description></item>`;
	});
	return `<?xml version="1.0"?><rss version="2.0" ` +
		`xmlns:d="http://purl.org/dc/elements/1.1/"><channel>` +
		`<title>${esc(`${host} ${BREAKS[1]}`)}</title>` +
		`<link>javascript:hit(1)</link><language>${esc(BREAKS[5])}</language>` +
		`<description>${esc(BREAKS[0])}</description>${items.join("")}` +
		`</channel></rss>`;
}

function outlet() {
	const server = http.createServer((q, r) => {
		const host = (q.headers.host || "").split(":")[0];
		const at = /^\/a\/(\d+)/.exec(q.url);
		r.statusCode = at || q.url === "/feed" ? 200 : 404;
		r.setHeader("Content-Type", at ? "text/html; charset=utf-8"
			: "application/rss+xml; charset=utf-8");
		r.end(at ? page(Number(at[1]), host) : q.url === "/feed"
			? feed(host) : "");
	});
	return new Promise(done => server.listen(0, "127.0.0.1", () =>
		done(server)));
}

const get = url => new Promise((done, fail) => http.get(url, r => {
	let body = "";
	r.setEncoding("utf8");
	r.on("data", d => body += d);
	r.on("end", () => done({status: r.statusCode, body}));
}).on("error", fail));
const pause = ms => new Promise(done => setTimeout(done, ms));

/* Until nothing new has come for two seconds. */
async function settled(base) {
	let last = -1, since = Date.now();
	const begun = since;
	while (Date.now() - begun < 60000) {
		const {body} = await get(base + "/metrics");
		const n = Number((/articles_added_total (\d+)/.exec(body) || [0, 0])[1]);
		if (n !== last)
			[last, since] = [n, Date.now()];
		else if (n > 0 && Date.now() - since > 2000)
			return n;
		await pause(200);
	}
	return last;
}

/* Runs in the page: what should not be there. */
function audit(ours) {
	const faults = [];
	for (const e of document.querySelectorAll("*")) {
		const name = e.localName;
		if (/^(script|iframe|object|embed|base|template|img|video|audio)$/
			.test(name))
			faults.push(`<${name}>`);
		if (name === "meta" && /refresh/i.test(e.httpEquiv))
			faults.push("refresh");
		for (const a of e.attributes) {
			if (/^on/i.test(a.name) || a.name === "style")
				faults.push(`${a.name} of <${name}>`);
			if (!/^(href|action|src|xlink:href|cite|poster)$/.test(a.name))
				continue;
			if (!/^(https?:\/\/|mailto:|\/|#|\?)/.test(a.value) && a.value)
				faults.push(`${a.name}="${a.value.slice(0, 60)}"`);
			if (/^(action|src)$/.test(a.name) && !/^\/[^/]/.test(a.value))
				faults.push(`${a.name}="${a.value.slice(0, 60)}"`);
		}
	}
	for (const e of document.querySelectorAll("main *"))
		for (const type of ["mouseover", "focus", "error", "load"])
			e.dispatchEvent(new Event(type));
	return {faults, links: [...document.querySelectorAll("a[href]")]
		.map(a => new URL(a.getAttribute("href"), ours).href).filter(h => h.startsWith(ours + "/"))};
}

async function readers(browser, base) {
	const context = await browser.newContext();
	const seen = new Set(), work = ["/", "/src", "/search?q=council",
		`/search?q=${encodeURIComponent(BREAKS[1])}`, "/transparency",
		"/welcome", `/complain?url=${encodeURIComponent("http://" + HOSTS[0] +
			LINKS[0](0))}`, `/src/${encodeURIComponent(BREAKS[1])}`,
		"/admin/seek?n=1"];
	const hits = [], foreign = [], kinds = {};
	let content = 0;

	await context.addInitScript(() => {
		window.ran = 0;
		window.hit = window.alert = () => window.ran++;
	});
	await context.route("**/*", async route => {
		const url = route.request().url();
		if (!url.startsWith(base + "/")) {
			foreign.push(url);
			return route.abort();
		}
		try {
			const answer = await route.fetch();
			const headers = {...answer.headers()};
			delete headers["content-security-policy"];
			await route.fulfill({response: answer, headers});
		} catch (fault) { // of a page that was left meanwhile
			if (!/disposed|closed/.test(fault.message))
				throw fault;
		}
	});
	const page = await context.newPage();
	while (work.length && seen.size < MOST) {
		const where = work.shift().replace(/#.*/, "");
		if (seen.has(where))
			continue;
		seen.add(where);
		const kind = where.replace(/\d+[^/]*/g, "N").replace(/\?.*/, "?")
			.replace(/(src\/).*/, "$1D");
		if (/\.(atom|json|ndjson)(\?|$)/.test(where)) {
			content += await list(page, base, where, hits);
			continue;
		}
		if ((kinds[kind] = (kinds[kind] || 0) + 1) > 25)
			continue;
		if (process.env.HEADWATER_VERBOSE)
			console.log(`# ${where}`);
		await page.goto(base + where, {waitUntil: "domcontentloaded"});
		const {faults, links} = await page.evaluate(audit, base);
		check(!faults.length, where, faults.slice(0, 5).join(", "));
		if (await page.evaluate(() => window.ran) ||
			page.url() !== base + where)
			hits.push(where);
		work.push(...links.map(l => l.slice(base.length)));
		for (const form of ["atom", "json", "ndjson"])
			if (/^\/(s\/\d+|src|search)/.test(where))
				work.unshift(where.replace(/(\?|$)/, `.${form}$1`));
			else if (where === "/")
				work.push(`/index.${form}`);
	}
	check(!hits.length, "nothing runs", hits[0]);
	check(!foreign.length, "no other host is asked", foreign[0]);
	for (const kind of ["/a/N", "/s/N", "/src/D", "/search?"])
		check(kinds[kind] > 0, `a page of kind ${kind} was seen`,
			JSON.stringify(kinds));
	check(content > 40, "lists have contents", content);
	console.log(`# ${seen.size} pages and lists, ${content} contents of entries`);
	await context.close();
}

/* A list for machines: is it well-formed, and what of its HTML runs? */
async function list(page, base, where, hits) {
	const {status, body} = await get(base + where);
	let contents = [];
	if (status !== 200)
		return 0;
	try {
		if (/\.atom/.test(where)) {
			const [fault, html] = await page.evaluate(text => {
				const d = new DOMParser().parseFromString(text, "text/xml");
				const bad = d.querySelector("parsererror");
				return [bad && bad.textContent, [...d.querySelectorAll(
					"content")].map(e => e.textContent)];
			}, body);
			check(!fault, `${where} is XML`, fault);
			contents = html;
		} else {
			const items = /\.ndjson/.test(where) ? body.trim().split("\n")
				.filter(Boolean).map(l => JSON.parse(l)) : JSON.parse(body).items || [];
			contents = items.map(i => i.content_html);
			for (const i of items)
				for (const key of ["url", "external_url", "id"])
					if (i[key] && !/^https?:\/\//.test(i[key]))
						throw new Error(`${key} ${i[key]}`);
		}
		check(true, where);
	} catch (e) {
		check(false, where, e.message);
	}
	const ran = await page.evaluate(all => {
		const box = document.createElement("div");
		document.body.append(box);
		for (const html of all) {
			box.innerHTML = html || "";
			for (const e of box.querySelectorAll("*"))
				if (/^(img|script|iframe|object|embed|svg|form)$/
					.test(e.localName) || [...e.attributes].some(a =>
					/^on|^style/i.test(a.name) || /^\s*javascript/i.test(a.value)))
					window.ran++;
		}
		box.remove();
		return window.ran;
	}, contents);
	if (ran)
		hits.push(where);
	return contents.length;
}

async function main() {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), "outlet-"));
	const server = await outlet();
	const to = HOSTS.flatMap(h => ["--connect-to",
		`${h}=127.0.0.1:${server.address().port}`]);
	const options = ["--data", dir, "--allow-net", "127.0.0.1",
		"--host-delay", "0", "--workers", "1", "--log", "error", ...to];
	const added = spawnSync(headwater, ["add", "--as-is", "--fulltext",
		"always", ...options, ...HOSTS.map(h => `http://${h}/feed`)]);
	if (added.status)
		throw new Error(`add: ${added.stderr}`);
	const program = spawn(headwater, ["serve", ...options, "--listen",
		"127.0.0.1:0"], {stdio: ["ignore", "pipe", "inherit"]});
	const said = await new Promise(done =>
		program.stdout.once("data", d => done(String(d))));
	const base = /http:\/\/[\d.:]+/.exec(said)[0];
	let browser;

	process.once("SIGTERM", () => program.kill("SIGKILL") && process.exit(1));
	try {
		const n = await settled(base);
		check(n >= 2 * BREAKS.length, "items of the outlet are kept", n);
		browser = await chromium.launch({executablePath: browserPath,
			args: ["--no-sandbox", "--disable-gpu"]});
		await readers(browser, base);
	} finally {
		if (browser)
			await browser.close();
		program.kill("SIGTERM");
		await new Promise(done => program.once("exit", done));
		server.close();
		fs.rmSync(dir, {recursive: true, force: true});
	}
}

main().catch(e => {
	failed++;
	console.log(`FAILED ${e.stack}`);
}).finally(() => {
	console.log(`${passed} passed, ${failed} failed`);
	process.exit(failed ? 1 : 0);
});
