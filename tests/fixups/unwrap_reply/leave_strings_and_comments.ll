; &lt;b&gt;   ​ <pre>
@page = constant [49 x i8] c"<pre>1. a &lt; b 
2. <code>+ c</code>
> d</pre>\00"

define void @f() { ; &amp; “quoted”
  ret void
}
