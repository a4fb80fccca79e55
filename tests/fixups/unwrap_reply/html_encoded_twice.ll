define i64 @f(&amp;lt;2 x i64&amp;gt; %v) {
  %r = extractelement &amp;lt;2 x i64&amp;gt; %v, i64 0
  ret i64 %r
}
@t = constant [3 x i8] c&amp;quot;a&amp;amp;&amp;amp;&amp;quot;
