; An older version of the module that the cases are candidates for.
define i64 @older(i64 %a) {
  ret i64 %a
}
