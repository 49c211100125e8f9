/* SPDX-License-Identifier: MIT
 * The pages in a real browser: weight, no foreign request, no script needed,
 * contrast, reflow, targets, keyboard, both pictures. Run by run-browser:
 *
 *	node pages.cjs NEWSSTAND CHROMIUM MODULES PICTURES
 *
 * The checks are our own; each names the success criterion of WCAG 2.2. */
"use strict";

const {spawn} = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const [stand, browserPath, modules, pictures] = process.argv.slice(2);
const {chromium} = require(path.join(modules, "playwright-core"));

const PAGES = ["/", "/s/1", "/s/1/timeline", "/s/1/claims", "/s/1/quotes",
	"/s/1/graph", "/s/1/compare?a=1&b=3", "/a/2", "/a/5", "/src",
	"/src/harbour-gazette.example", "/search?q=dockers", "/search",
	"/complain", "/transparency", "/about/method", "/welcome", "/nothing"];
let passed = 0, failed = 0;

function check(ok, what, more) {
	if (ok)
		return void passed++;
	failed++;
	console.log(`FAILED ${what}${more ? `: ${more}` : ""}`);
}

/* Runs in the page. What is wrong, as a list of words. */
function inspect() {
	const faults = [];
	const seen = e => e.getClientRects().length &&
		getComputedStyle(e).visibility !== "hidden";
	const rgb = c => (c.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
	const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
		.map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
		.reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
	const ground = e => {
		for (; e; e = e.parentElement) {
			const c = rgb(getComputedStyle(e).backgroundColor);
			if (c.length < 4 || c[3] > 0)
				return c;
		}
		return [255, 255, 255];
	};
	/* 1.4.3 contrast */
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement;
		if (!walk.currentNode.data.trim() || !seen(e) ||
			e.closest("svg, option, .skip, .sr"))
			continue;
		const style = getComputedStyle(e);
		const size = parseFloat(style.fontSize);
		const big = size >= 24 || (size >= 18.66 && style.fontWeight >= 600);
		const [a, b] = [light(rgb(style.color)), light(ground(e))]
			.sort((x, y) => y - x);
		const ratio = (a + .05) / (b + .05);
		if (ratio < (big ? 3 : 4.5))
			faults.push(`contrast ${ratio.toFixed(2)} of "${
				walk.currentNode.data.trim().slice(0, 30)}"`);
	}
	/* 1.4.10 reflow */
	const page = document.scrollingElement;
	if (page.scrollWidth > innerWidth)
		faults.push(`scrolls sideways: ${page.scrollWidth} > ${innerWidth}`);
	/* 2.5.8 targets, but for links in lines of text */
	for (const e of document.querySelectorAll(
		"button, input, select, textarea, nav a, .name")) {
		const r = e.getBoundingClientRect();
		if (seen(e) && e.type !== "checkbox" && r.height < 24)
			faults.push(`target ${e.outerHTML.slice(0, 40)} is ${r.height} high`);
	}
	/* 1.3.1, 2.4.6, 3.1.1 structure */
	let last = 0;
	for (const h of document.querySelectorAll("h1, h2, h3, h4")) {
		const level = Number(h.tagName[1]);
		if (level > last + 1)
			faults.push(`heading ${level} after ${last}`);
		last = level;
	}
	for (const mark of ["header", "nav", "main", "footer"])
		if (!document.querySelector(mark))
			faults.push(`no ${mark}`);
	if (!document.documentElement.lang || !document.title)
		faults.push("no language or title");
	for (const e of document.querySelectorAll("svg[role=img]"))
		if (!e.getAttribute("aria-label"))
			faults.push("a picture without a name");
	for (const e of document.querySelectorAll("input, select, textarea"))
		if (!e.labels.length && !e.getAttribute("aria-label"))
			faults.push(`no label: ${e.name}`);
	if (document.querySelector("script, style, [style], [onclick], iframe"))
		faults.push("script or style in the page");
	return faults;
}

async function look(browser, base, scheme, width, js) {
	const context = await browser.newContext({colorScheme: scheme,
		viewport: {width, height: 900}, javaScriptEnabled: js});
	const page = await context.newPage();
	const foreign = [], noise = [];
	page.on("request", r => r.url().startsWith(base) || foreign.push(r.url()));
	page.on("console", m => /error/.test(m.type()) &&
		!/404/.test(m.text()) && noise.push(m.text()));
	for (const where of PAGES) {
		const what = `${where} ${scheme} ${width}`;

		await page.goto(base + where);
		const faults = await page.evaluate(inspect);
		check(!faults.length, what, faults.slice(0, 6).join("; "));
		if (["/", "/s/1", "/a/2", "/complain"].includes(where))
			await page.screenshot({fullPage: true, path: path.join(pictures,
				`${where.replace(/\W+/g, "-")}-${scheme}-${width}.png`)});
	}
	check(!foreign.length, `foreign requests ${scheme} ${width}`, foreign[0]);
	check(!noise.length, `browser complains ${scheme} ${width}`, noise[0]);
	check(!(await context.cookies()).length, "no cookies");
	await page.goto(`${base}/s/1`);
	check(await page.isVisible("svg.lying") === (width > 736) &&
		await page.isVisible("svg.upright") === (width <= 736),
		`one picture at ${width}`);
	await context.close();
}

/* 2.1.1, 2.4.1, 2.4.7: by keyboard alone, and the focus is seen. */
async function keyboard(browser, base) {
	const page = await browser.newPage();

	await page.goto(`${base}/s/1`);
	await page.keyboard.press("Tab");
	check(await page.evaluate(() => {
		const r = document.activeElement.getBoundingClientRect();
		return document.activeElement.className === "skip" && r.left >= 0;
	}), "the first tab shows the way past the masthead");
	await page.keyboard.press("Enter");
	check(new URL(page.url()).hash === "#main", "it leads to the content");
	const marked = new Set();
	let unseen = 0;
	for (let i = 0; i < 60; i++) {
		await page.keyboard.press("Tab");
		const at = await page.evaluate(() => {
			const e = document.activeElement;
			const s = getComputedStyle(e);
			return [e.outerHTML.slice(0, 200), s.outlineStyle !== "none" &&
				parseFloat(s.outlineWidth) >= 2];
		});
		marked.add(at[0]);
		unseen += !at[1] && !at[0].startsWith("<body");
	}
	check(unseen === 0, "focus is visible", `${unseen} times not`);
	check(marked.size > 25, "the keyboard reaches the links", `${marked.size}`);
	await page.goto(`${base}/`);
	await page.focus("input[type=search]");
	await page.keyboard.type("dockers");
	await page.keyboard.press("Enter");
	await page.waitForURL(/search\?q=dockers/);
	check((await page.textContent("main")).includes("Dockers walk out"),
		"search by keyboard");
	await page.close();
}

/* The form works without script, and nothing else does its work. */
async function form(browser, base) {
	const context = await browser.newContext({javaScriptEnabled: false});
	const page = await context.newPage();

	await page.goto(`${base}/a/3`);
	await page.click("footer a.act");
	await page.fill("[name=reason]", "It is ours");
	await page.check("[name=good_faith]");
	await Promise.all([page.waitForURL(/\/c\//),
		page.click("form.desk button")]);
	check((await page.textContent("main")).includes("A decision is due in"),
		"a ticket opens without script");
	await context.close();
}

async function main() {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), "newsstand-"));
	const server = spawn(stand, [path.join(dir, "x.db"), "127.0.0.1:0", "40"],
		{stdio: ["pipe", "pipe", "inherit"]});
	const base = await new Promise(done =>
		server.stdout.once("data", d => done(String(d).trim())));
	const browser = await chromium.launch({executablePath: browserPath,
		args: ["--no-sandbox", "--disable-gpu"]});

	try {
		for (const scheme of ["light", "dark"])
			for (const width of [320, 1200])
				await look(browser, base, scheme, width, width !== 320);
		await keyboard(browser, base);
		await form(browser, base);
	} finally {
		await browser.close();
		server.stdin.end();
		fs.rmSync(dir, {recursive: true, force: true});
	}
}

main().catch(e => {
	failed++;
	console.log(`FAILED ${e.message}`);
}).finally(() => {
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed ? 1 : 0;
});
