# headwater sanitize: what must go, what must stay.

=== nothing runs
$ headwater sanitize
--- stdin
{"id":"1","html":"a<script>x()</script>b<style>p{}</style>c"}
{"id":"2","html":"<img src=x onerror=alert(1)><svg onload=alert(1)><script>x</script></svg>","base_url":"http://e.example/"}
{"id":"3","html":"<a href=\"java\nscript:x\">a</a><a href=\" javascript:x\">b</a><a href='data:text/html,x'>c</a>"}
{"id":"4","html":"<iframe src=//evil><b>x</b></iframe><object data=x>y</object><embed src=z>"}
{"id":"5","html":"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">"}
{"id":"6","html":"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">"}
{"id":"7","html":"<p style=\"color: red; position: fixed; background: url(javascript:x)\">x</p>"}
{"id":"8","html":"<svg><a xlink:href='javascript:x'><animate attributeName=href values=javascript:x /><text>t</text></a></svg>"}
{"id":"9","html":"<base href=//evil><meta http-equiv=refresh content='0;url=//evil'><link rel=stylesheet href=x>z"}
--- stdout json
{"id":"1","html":"abc"}
{"id":"2","html":"<img src=\"http://e.example/x\"><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"}
{"id":"3","html":"<a>a</a><a>b</a><a>c</a>"}
{"id":"4","html":"<b>x</b>y"}
{"id":"5","html":"<any>"}
{"id":"6","html":"<any>"}
{"id":"7","html":"<p style=\"color: red;\">x</p>"}
{"id":"8","html":"<svg xmlns=\"http://www.w3.org/2000/svg\"><a><text>t</text></a></svg>"}
{"id":"9","html":"z"}

=== no form submits
$ headwater sanitize
--- stdin
{"id":"1","html":"<form action=//evil><input name=a><button formaction=//evil>b</button></form>"}
{"id":"2","html":"<button form=f formaction=javascript:x onclick=x>b</button>"}
--- stdout json
{"id":"1","html":"b"}
{"id":"2","html":"<button>b</button>"}

=== only pictures are requested
$ headwater sanitize
--- stdin
{"id":"1","html":"<audio controls preload=auto src=a.mp3></audio>","base_url":"http://e.example/"}
{"id":"2","html":"<video preload autoplay src=v.mp4></video>","base_url":"http://e.example/"}
{"id":"3","html":"<p style=\"cursor: URL(1), auto\">x</p>"}
{"id":"4","html":"<svg><title><img src=x></title></svg>"}
--- stdout json
{"id":"1","html":"<audio controls=\"\" src=\"http://e.example/a.mp3\" preload=\"none\"></audio>"}
{"id":"2","html":"<video src=\"http://e.example/v.mp4\" preload=\"none\"></video>"}
{"id":"3","html":"<p>x</p>"}
{"id":"4","html":"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"}

=== what does no harm stays
$ headwater sanitize
--- stdin
{"id":"1","html":"<p>a <b>b</b> <i>c</i> &amp; <a href=\"x?a=1&b=2#f\" title=\"t\">d</a></p>","base_url":"http://e.example/y/"}
{"id":"2","html":"<ul><li>a<li>b</ul>"}
{"id":"3","html":"<table><tr><td colspan=2>x"}
{"id":"4","html":"<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"a &lt; b\">"}
{"id":"5","html":"<pre>\n\nx</pre>"}
{"id":"6","html":"1 < 2 & 3 > 2"}
{"id":"7","html":"<math><mi>x</mi><mo>=</mo><mn>2</mn></math>"}
--- stdout json
{"id":"1","html":"<p>a <b>b</b> <i>c</i> &amp; <a href=\"http://e.example/y/x?a=1&amp;b=2#f\" title=\"t\">d</a></p>"}
{"id":"2","html":"<ul><li>a</li><li>b</li></ul>"}
{"id":"3","html":"<table><tbody><tr><td colspan=\"2\">x</td></tr></tbody></table>"}
{"id":"4","html":"<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"a &lt; b\">"}
{"id":"5","html":"<pre>\n\nx</pre>"}
{"id":"6","html":"1 &lt; 2 &amp; 3 &gt; 2"}
{"id":"7","html":"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi><mo>=</mo><mn>2</mn></math>"}
