  define i64 @f0(i64 %a) {
  entry:
    %r = call i64 @f1(i64 %a)
    ret i64 %r

  define i64 @f1(i64 %a) {
  entry:
    %r = call i64 @f2(i64 %a)
    ret i64 %r

  define i64 @f2(i64 %a) {
  entry:
    %r = call i64 @f3(i64 %a)
    ret i64 %r

  define i64 @f3(i64 %a) {
  entry:
    %r = call i64 @f4(i64 %a)
    ret i64 %r

  define i64 @f4(i64 %a) {
  entry:
    %r = call i64 @f5(i64 %a)
    ret i64 %r

  define i64 @f5(i64 %a) {
  entry:
    %r = call i64 @f6(i64 %a)
    ret i64 %r

  define i64 @f6(i64 %a) {
  entry:
    %r = call i64 @f7(i64 %a)
    ret i64 %r

  define i64 @f7(i64 %a) {
  entry:
    %r = call i64 @f8(i64 %a)
    ret i64 %r

  define i64 @f8(i64 %a) {
    ret i64 %a
  }
  }
}
}
