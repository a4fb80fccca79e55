declare i64 @sys_exit(i64)
declare void @fail(i64) #0
declare void @stop() noreturn

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %has_arguments = icmp ugt i64 %argc, 1
  br i1 %has_arguments, label %work, label %usage
usage:
  call void @fail(i64 2)
work:
  %c = phi i64 [ 0, %entry ]
  %unused = call i64 @sys_exit(i64 %c)
}

define i64 @give_up() {
  call void @stop()
}

attributes #0 = { noreturn nounwind }
