/* SPDX-License-Identifier: MIT
 * The sanitiser judged by a browser. Run by run-browser:
 *
 *	node sanitiser.cjs HEADWATER CHROMIUM MODULES
 *
 * Every payload of payloads.cjs goes through `headwater sanitize` and, as the
 * content of an item, through `headwater parse`. What comes out is put into
 * documents as browsers meet it (parsed with the page, by innerHTML, and
 * written out and read again), everything in it is clicked, focused and
 * submitted, and a list of what may be there at all is checked. Counted:
 * scripts run, navigations, requests other than pictures (which readers
 * want), elements and attributes that act, fragments that leave their place,
 * and outputs that change when sanitised again. $HEADWATER_PAYLOADS: how many
 * (7,600); $HEADWATER_SEED; with HEADWATER_RAW=1 the payloads go in as they
 * are, to see that this can fail. */
"use strict";

const {spawnSync} = require("child_process");
const path = require("path");
const {payloads, MARK} = require("./payloads.cjs");
const {BENIGN} = require("./benign.cjs");
const [headwater, browserPath, modules] = process.argv.slice(2);
const {chromium} = require(path.join(modules, "playwright-core"));

const BASE = "http://sanitised.example/dir/";
const BATCH = 200;
const MOST = 20; /* faults to look for one by one */
const COUNT = Number(process.env.HEADWATER_PAYLOADS || 7600);
const RAW = process.env.HEADWATER_RAW === "1";
let passed = 0, failed = 0;

function check(ok, what, more) {
	if (ok)
		return void passed++;
	failed++;
	console.log(`FAILED ${what}${more ? `: ${more}` : ""}`);
}

/* ---- through the program ---- */

function filter(command, records) {
	const run = spawnSync(headwater, [command, "--input", "ndjson",
		"--output", "ndjson"], {maxBuffer: 1 << 30,
		input: records.map(r => JSON.stringify(r) + "\n").join("")});
	if (run.status !== 0)
		throw new Error(`headwater ${command}: ${run.stderr}`);
	return String(run.stdout).trim().split("\n").map(l => JSON.parse(l));
}

function sanitize(list) {
	const out = filter("sanitize", list.map((html, i) =>
		({id: String(i), html, base_url: BASE})));
	if (out.length !== list.length)
		throw new Error("records were lost");
	return out.map(r => r.html);
}

const text = s => s.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/* The same as content of feeds, in the three ways feeds carry it. */
function parsed(list) {
	const feeds = [];
	for (let i = 0; i < list.length; i += BATCH) {
		const items = list.slice(i, i + BATCH)
			.map(p => p.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, " "));
		const way = i / BATCH % 3;
		feeds.push({id: String(i), base_url: BASE, body: way === 0
			? `<rss version="2.0"><channel><title>t</title>${items.map(p =>
				`<item><title>${text(text(p))}</title><description>${
					text(p)}</description></item>`).join("")}</channel></rss>`
			: way === 1 ? `<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/` +
				`modules/content/"><channel><title>t</title>${items.map(p =>
				`<item><guid>g</guid><c:encoded><![CDATA[${p.split("]]>")
					.join("]]]]><![CDATA[>")}]]></c:encoded></item>`)
				.join("")}</channel></rss>`
			: `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${
				items.map(p => `<entry><title type="html">${text(p)}</title>` +
				`<content type="html">${text(p)}</content></entry>`)
				.join("")}</feed>`});
	}
	const out = [];
	for (const feed of filter("parse", feeds))
		for (const e of feed.entries || [])
			for (const html of [e.content_html, e.summary_html])
				if (html)
					out.push(html);
	return out;
}

/* ---- in the browser ---- */

/* Runs in the page, before anything else in it. */
function prepare() {
	window.hits = [];
	window.hit = () => {
		const e = window.event && window.event.target;
		window.hits.push(e && e.outerHTML ? e.outerHTML.slice(0, 80) : "?");
	};
	for (const name of ["alert", "confirm", "prompt", "print", "open"])
		window[name] = window.hit;
	/* Links that lead to the web are for clicking. */
	addEventListener("click", e => {
		for (let n = e.target; n; n = n.parentElement)
			if (n.localName === "a" || n.localName === "area") {
				const to = n.getAttribute("href") ||
					n.getAttribute("xlink:href") || "";
				if (/^(https?|mailto|ftp|tel|feed|news|nntp|ircs?|xmpp|sips?|gopher|gemini|magnet|webcal|geo):/i
					.test(to) || !/:/.test(to))
					e.preventDefault();
			}
	}, true);
}

/* Runs in the page: what stands in the wrappers that must not. */
function audit(count) {
	const BAD = new Set(("script style iframe frame frameset object embed " +
		"applet base link meta form isindex template noembed noframes xmp " +
		"plaintext title head body html portal fencedframe foreignobject use " +
		"image feimage animate set animatetransform animatemotion handler " +
		"discard mglyph malignmark annotation-xml maction textpath slot " +
		"track param bgsound frameset marquee").split(" "));
	const URLS = ("href xlink:href src poster action formaction data srcset " +
		"ping background cite longdesc srcdoc code codebase manifest " +
		"usemap lowsrc dynsrc xml:base profile classid archive").split(" ");
	const faults = [];
	const boxes = document.querySelectorAll("section.box");

	if (boxes.length !== count)
		faults.push([-1, `${boxes.length} places for ${count} fragments`]);
	for (const box of boxes) {
		const say = what => faults.push([Number(box.dataset.i), what]);
		if (box.parentElement !== document.body)
			say(`left its place: in ${box.parentElement.localName}`);
		let depth = 0;
		for (const e of box.querySelectorAll("*")) {
			const name = e.localName.toLowerCase();
			for (let n = e, d = 0; n !== box; n = n.parentElement)
				depth = Math.max(depth, ++d);
			if (BAD.has(name))
				say(`<${name}>`);
			if (e.getAttribute("autoplay") !== null)
				say("autoplay");
			if ((name === "audio" || name === "video") &&
				e.preload !== "none" &&
				(e.hasAttribute("src") || e.firstChild))
				say(`${name} is loaded`);
			for (const a of e.attributes) {
				const key = a.name.toLowerCase();
				if (key.startsWith("on") || key.includes("<") ||
					key === "srcdoc" || key.startsWith("formaction"))
					say(`${key}="${a.value}"`);
				if (/^(id|name|for|form|slot|is|popover.*|command.*)$/.test(key) &&
					a.value)
					say(`${key}="${a.value}"`);
				if (key === "style" && /url|@|\\|expression|position|\/\*|var\(/i
					.test(a.value))
					say(`style="${a.value}"`);
				if (!URLS.includes(key) || !a.value)
					continue;
				const scheme = /^[\0-\x20\xa0\ufeff]*([a-z][a-z0-9+.\t\n\r-]*):/i
					.exec(a.value);
				if (scheme && !/^(https?|mailto|ftp|tel|feed|news|nntp|ircs?|xmpp|sips?|gopher|gemini|magnet|webcal|geo)$/i
					.test(scheme[1]) &&
					!(key === "src" && /^data:image\/(png|gif|jpe?g|webp);base64,/i
						.test(a.value)))
					say(`${key}="${a.value.slice(0, 60)}"`);
			}
		}
		if (depth > 140)
			say(`depth ${depth}`);
	}
	return faults;
}

/* Runs in the page: do what a reader might. */
function provoke() {
	const all = [...document.querySelectorAll("section.box *")];
	for (const e of all)
		for (const type of ["mouseover", "pointerenter", "focus", "error",
			"load", "toggle", "animationstart", "begin", "beforematch",
			"submit", "transitionend", "wheel", "keydown", "copy"])
			e.dispatchEvent(new Event(type, {bubbles: false,
				cancelable: true}));
	for (const e of all) {
		if (e instanceof HTMLFormElement)
			HTMLFormElement.prototype.submit.call(e);
		if (e.focus)
			e.focus();
		e.dispatchEvent(new MouseEvent("click", {bubbles: true,
			cancelable: true}));
	}
}

const page_of = list => `<!doctype html><meta charset=utf-8><title>t</title>` +
	`<body>${list.map((html, i) =>
		`<section class=box data-i=${i}>${html}</section>`).join("\n")}`;

class Oracle {
	constructor(browser) {
		this.browser = browser;
		this.faults = 0;
		this.total = {run: 0, moved: 0, asked: 0, acts: 0};
	}

	/* What navigates spoils a page for those after it. */
	async fresh() {
		await this.page?.context().close();
		const context = await this.browser.newContext();
		await context.route("**/*", route => this.asked(route));
		await context.addInitScript(prepare);
		this.page = await context.newPage();
		this.page.on("dialog", d => (this.seen.run.push("dialog"), d.dismiss()));
	}

	asked(route) {
		const r = route.request(), url = r.url();
		if (url === BASE + "page" && !this.seen.loaded++)
			return route.fulfill({contentType: "text/html", body: this.body});
		if (r.isNavigationRequest())
			this.seen.moved.push(url);
		else if (!/favicon/.test(url))
			this.seen.asked.push(`${r.resourceType()} ${url}`);
		return route.abort();
	}

	/* One list of fragments; what was seen. */
	async judge(list) {
		this.seen = {run: [], moved: [], asked: [], acts: [], loaded: 0};
		this.body = page_of(list);
		await this.page.goto(BASE + "page", {waitUntil: "domcontentloaded"});
		await this.look(list.length);
		/* by innerHTML, then written out and read again */
		for (let round = 0; round < 2; round++) {
			await this.page.evaluate(([all, round]) => {
				const boxes = document.querySelectorAll("section.box");
				for (let i = 0; i < boxes.length && i < all.length; i++)
					boxes[i].innerHTML = round ? boxes[i].innerHTML : all[i];
			}, [list, round]);
			await this.look(list.length);
		}
		/* pictures that elements show are what readers want */
		const shown = new Set(await this.page.evaluate(() =>
			[...document.querySelectorAll("img, video")].map(e =>
				`image ${e.localName === "img" ? e.src : e.poster}`
					.replace(/#.*/, ""))));
		this.seen.asked = this.seen.asked.filter(a => !shown.has(
			a.replace(/#.*/, "")));
		return this.seen;
	}

	async look(count) {
		const faults = await this.page.evaluate(audit, count);
		this.seen.acts.push(...faults.map(f => `${f[0]}: ${f[1]}`));
		await this.page.evaluate(provoke);
		await this.page.evaluate(() => new Promise(done =>
			setTimeout(done, 15)));
		const hits = await this.page.evaluate(() =>
			(typeof hits === "object" ? hits : ["clobbered"]).splice(0));
		this.seen.run.push(...hits);
	}

	static bad(seen) {
		return seen.run.length + seen.moved.length + seen.asked.length +
			seen.acts.length;
	}

	/* All of them in parts; a part with a fault is taken apart. */
	async all(list, say) {
		const work = [];
		for (let i = 0; i < list.length; i += BATCH)
			work.push(list.slice(i, i + BATCH));
		await this.fresh();
		while (work.length && this.faults < MOST) {
			const part = work.pop();
			let seen;
			try {
				seen = await this.judge(part);
			} catch (e) { /* it went elsewhere under our hands */
				seen = {...this.seen, moved: [...this.seen.moved, e.message]};
			}
			if (!Oracle.bad(seen))
				continue;
			await this.fresh();
			if (part.length > 1) {
				const half = part.length >> 1;
				work.push(part.slice(0, half), part.slice(half));
				continue;
			}
			for (const kind of ["run", "moved", "asked", "acts"])
				this.total[kind] += seen[kind].length > 0;
			this.faults++;
			say(part[0], seen);
		}
		return this.total;
	}
}

/* Does the browser run them at all? Each alone in a frame without protection. */
async function control(browser, list) {
	const page = await browser.newPage();
	await page.route("**/*", r => r.request().url() === BASE + "page"
		? r.fulfill({contentType: "text/html", body: "<!doctype html><body>"})
		: r.abort());
	await page.goto(BASE + "page");
	const ran = await page.evaluate(async all => {
		let count = 0;
		for (const html of all) {
			const frame = document.createElement("iframe");
			let hits = 0;
			document.body.append(frame);
			frame.contentWindow.hit = () => hits++;
			frame.contentDocument.body.innerHTML = html;
			for (const e of frame.contentDocument.querySelectorAll("*"))
				for (const a of ["onclick", ...e.getAttributeNames()])
					e.dispatchEvent(new Event(a.slice(2)));
			await new Promise(done => setTimeout(done, 8));
			count += hits > 0;
			frame.remove();
		}
		return count;
	}, list);
	await page.close();
	return ran;
}

/* ---- the tests ---- */

async function hostile(browser) {
	const seed = Number(process.env.HEADWATER_SEED || 20261122);
	const list = payloads(COUNT, seed);
	const safe = RAW ? list : sanitize(list);
	const again = RAW ? safe : sanitize(safe);
	const moving = safe.filter((html, i) => html !== again[i]);
	const all = [...new Set(RAW ? list : [...safe, ...parsed(list)])];
	const oracle = new Oracle(browser);
	let shown = 0;
	const total = await oracle.all(all, (html, seen) => {
		if (shown++ < 12) {
			const at = safe.indexOf(html);
			console.log(`# ${JSON.stringify(list[at] || "").slice(0, 300)}`);
			console.log(`# -> ${JSON.stringify(html).slice(0, 300)}`);
			console.log(`#    ${JSON.stringify(seen).slice(0, 300)}`);
		}
	});
	const few = list.filter((_, i) => i % Math.ceil(list.length / 150) === 0);
	const ran = await control(browser, few);

	console.log(`# ${list.length} payloads, ${all.length} different outputs: ` +
		`${total.run} run, ${total.moved} navigate, ${total.asked} ask for ` +
		`more than pictures, ${total.acts} with something that acts, ` +
		`${moving.length} change when sanitised again; ` +
		`raw, ${ran} of ${few.length} run`);
	check(!total.run, "no script runs", total.run);
	check(!total.moved, "nothing navigates", total.moved);
	check(!total.asked, "nothing is requested", total.asked);
	check(!total.acts, "nothing acts", total.acts);
	check(!moving.length, "sanitised twice is sanitised once",
		JSON.stringify(moving[0]));
	check(ran > few.length / 8, "raw payloads run", `${ran} of ${few.length}`);
	check(list.length >= COUNT, "there are enough payloads", list.length);
}

/* What readers want is there afterwards, in meaning. */
async function benign(browser) {
	const page = await browser.newPage();
	const safe = sanitize(BENIGN.map(b => b.html));
	await page.route("**/*", r => r.abort());
	await page.setContent("<!doctype html><body>");
	for (const [i, b] of BENIGN.entries()) {
		const lost = await page.evaluate(([html, want, words]) => {
			const box = document.createElement("div");
			box.innerHTML = html;
			return [...want.filter(s => !box.querySelector(s)),
				...words.filter(w => !box.textContent.includes(w))];
		}, [safe[i], b.want, b.words]);
		check(!lost.length, `kept: ${b.what}`, `${lost.join(", ")} in ${safe[i]}`);
	}
	check(sanitize(safe).every((html, i) => html === safe[i]),
		"the benign stay as they are");
	await page.close();
}

async function main() {
	const browser = await chromium.launch({executablePath: browserPath,
		args: ["--no-sandbox", "--disable-gpu"]});
	try {
		await benign(browser);
		await hostile(browser);
	} finally {
		await browser.close();
	}
}

main().catch(e => {
	failed++;
	console.log(`FAILED ${e.stack}`);
}).finally(() => {
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed ? 1 : 0;
});
