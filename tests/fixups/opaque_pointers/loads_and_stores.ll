define i8 @first(i8* %text, i8** %place) {
entry:
  %c = load i8* %text, align 1
  %p = load i8** %place
  %d = load volatile i8* %p
  %e = load atomic i8* %p seq_cst, align 1
  store i8 %c, i8* %p
  store i8* %text, i8** %place, align 8
  %sum = add i8 %d, %e
  ret i8 %sum
}
