define i8 @f(i8 *%p,i8*%q,[2 x i8]
  * %r){
  %a=load i8*%p
  %b=getelementptr i8 * %p,i64 1
  %c = load i8 ; the first
    * %q
  ret i8 %a
}
