<pre><code>define i64 @one() {
entry:
  %r = extractelement &lt;1 x i64&gt; &lt;i64 1&gt;, i64 0
  ret i64 %r
}
</code></pre>