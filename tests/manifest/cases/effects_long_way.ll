; of a long way the beginning and the end are shown
declare i64 @print_line(ptr, i64)
define void @step1() {
  call void @step2()
  ret void
}
define void @step2() {
  call void @step3()
  ret void
}
define void @step3() {
  call void @step4()
  ret void
}
define void @step4() {
  call void @step5()
  ret void
}
define void @step5() {
  call void @step6()
  ret void
}
define void @step6() {
  call void @step7()
  ret void
}
define void @step7() {
  call void @step8()
  ret void
}
define void @step8() {
  call void @step9()
  ret void
}
define void @step9() {
  call void @step10()
  ret void
}
define void @step10() {
  call void @step11()
  ret void
}
define void @step11() {
  call void @step12()
  ret void
}
define void @step12() {
  call void @step13()
  ret void
}
define void @step13() {
  call void @step14()
  ret void
}
define void @step14() {
  call void @step15()
  ret void
}
define void @step15() {
  %n = call i64 @print_line(ptr null, i64 0)
  ret void
}
