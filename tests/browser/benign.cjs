/* SPDX-License-Identifier: MIT
 * What readers want kept: a fragment, selectors that must find something in
 * what the sanitiser leaves of it, and words that must be read there. */
"use strict";

const BASE = "http://sanitised.example/dir/";
const png = "data:image/png;base64,iVBORw0KGgo=";

/* what, html, selectors, words */
const rows = [
	["paragraphs", "<p>One.</p><p>Two.</p>", ["p + p"], ["One.", "Two."]],
	["a picture", "<img src='p.jpg' alt='A pier' width=640 height=480>",
		[`img[src="${BASE}p.jpg"][alt="A pier"][width="640"][height="480"]`], []],
	["a picture without size or quotes", "<img alt=Pier src=/p.jpg>",
		['img[src="http://sanitised.example/p.jpg"][alt=Pier]'], []],
	["a small picture in the text", `<img src="${png}" alt="dot">`,
		[`img[src="${png}"]`], []],
	["a link", "<a href='http://a.example/b?c=1&amp;d=2#e'>there</a>",
		['a[href="http://a.example/b?c=1&d=2#e"]'], ["there"]],
	["a relative link", "<a href='../up'>up</a>",
		['a[href="http://sanitised.example/up"]'], ["up"]],
	["a link in the page", "<a href='#note1'>1</a>", ["a[href$='#note1']"], ["1"]],
	["mail and telephone", "<a href='mailto:desk@a.example'>m</a> " +
		"<a href='tel:+4912345'>t</a>",
	['a[href="mailto:desk@a.example"]', 'a[href="tel:+4912345"]'], []],
	["a link with a title", "<a href='x' title='More &amp; more'>y</a>",
		['a[title="More & more"]'], []],
	["lists", "<ul><li>a<ol start=3><li>b</ol><li>c</ul>",
		["ul > li > ol[start='3'] > li"], ["a", "b", "c"]],
	["definitions", "<dl><dt>Quay<dd>A place for ships</dl>",
		["dl > dt + dd"], ["Quay"]],
	["a table", "<table><caption>Tides</caption><thead><tr><th scope=col " +
		"colspan=2>h</th></tr></thead><tbody><tr><td rowspan=2>1<td>2<tr>" +
		"<td>3</tbody><tfoot><tr><td>4</table>",
	["caption", "thead th[colspan='2'][scope=col]", "tbody td[rowspan='2']",
		"tfoot td"], ["Tides", "4"]],
	["code", "<pre><code>if (a &lt; b)\n\treturn;</code></pre>",
		["pre > code"], ["if (a < b)\n\treturn;"]],
	["code in a line", "Use <code>&lt;b&gt;</code>, <kbd>Esc</kbd>, <samp>ok" +
		"</samp>, <var>n</var>", ["code", "kbd", "samp", "var"], ["<b>"]],
	["a quotation", "<blockquote cite='http://a.example/s'><p>We will rebuild." +
		"</p></blockquote><q>yes</q>",
	['blockquote[cite="http://a.example/s"] > p', "q"], ["We will rebuild."]],
	["a figure", "<figure><img src=p.jpg alt=p><figcaption>The pier, <em>1912" +
		"</em></figcaption></figure>", ["figure > img", "figure > figcaption em"],
	["The pier"]],
	["ruby", "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
		["ruby > rt", "ruby > rp"], ["漢", "kan"]],
	["right to left", "<p dir=rtl lang=ar>ميناء</p>", ["p[dir=rtl][lang=ar]"],
		["ميناء"]],
	["isolated directions", "<bdi>א</bdi> <bdo dir=rtl>abc</bdo>",
		["bdi", "bdo[dir=rtl]"], []],
	["languages", "<p lang=de>Hafen <span lang=fr>quai</span></p>",
		["p[lang=de] > span[lang=fr]"], []],
	["a time", "<time datetime='2026-11-22T05:30:00Z'>this morning</time>",
		['time[datetime="2026-11-22T05:30:00Z"]'], ["this morning"]],
	["an abbreviation", "<abbr title='International Labour Organization'>ILO" +
		"</abbr>", ['abbr[title="International Labour Organization"]'], []],
	["high and low", "H<sub>2</sub>O, E=mc<sup>2</sup>", ["sub", "sup"], []],
	["emphasis", "<em>a</em> <strong>b</strong> <b>c</b> <i>d</i> <u>e</u> " +
		"<s>f</s> <small>g</small> <mark>h</mark> <cite>i</cite> <dfn>j</dfn>",
	["em", "strong", "b", "i", "u", "s", "small", "mark", "cite", "dfn"], []],
	["changes", "<del>five</del> <ins datetime='2026-11-22'>six</ins>",
		["del", "ins[datetime='2026-11-22']"], []],
	["details", "<details open><summary>More</summary>Text</details>",
		["details > summary"], ["More", "Text"]],
	["sound", "<audio controls src='a.mp3'>no sound</audio>",
		[`audio[src="${BASE}a.mp3"][controls]`], []],
	["film", "<video controls width=320 poster=p.jpg><source src=v.mp4 " +
		"type=video/mp4></video>",
	[`video[controls][width="320"] source[src="${BASE}v.mp4"]`], []],
	["headings", "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6>",
		["h1", "h2", "h3", "h4", "h5", "h6"], []],
	["breaks and rules", "a<br>b<hr>c<wbr>d", ["br", "hr", "wbr"], []],
	["sections", "<article><header>h</header><section>s</section><aside>a" +
		"</aside><footer>f</footer></article>",
	["article > header", "article > section", "article > footer"], []],
	["characters", "caf&eacute; &mdash; &#8220;x&#8221; &amp;amp; 5 &lt; 6 " +
		"&nbsp;&euro;", [], ["café — “x” &amp; 5 < 6 \u00a0€"]],
	["emoji and scripts", "<p>👩‍👩‍👧 हिन्दी ภาษาไทย 中文</p>", ["p"],
		["👩‍👩‍👧 हिन्दी ภาษาไทย 中文"]],
	["plain text", "5 < 6 & 7 > 2", [], ["5 < 6 & 7 > 2"]],
	["unclosed markup", "<p>a<b>b<p>c", ["p", "b"], ["a", "b", "c"]],
	["a form's words", "<form action=/poll><p>What do you think?</p>" +
		"<input name=x></form>", ["p"], ["What do you think?"]],
	["words about code", "&lt;script&gt;alert(1)&lt;/script&gt;", [],
		["<script>alert(1)</script>"]],
	["an embedded page's words", "<p>before</p><iframe src=x>film</iframe>" +
		"<p>after</p>", ["p"], ["before", "after"]],
	["colours of a quote", "<p style='color: red; text-align: center'>x</p>",
		["p[style*=center]"], []],
	["a formula", "<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>", [],
		["a", "2"]],
	["a hidden word stays out of nothing", "<noscript><img src=n.jpg alt=n>" +
		"</noscript><p>text</p>", ["p"], ["text"]],
];

module.exports = {BENIGN: rows.map(([what, html, want, words]) =>
	({what, html, want, words}))};
