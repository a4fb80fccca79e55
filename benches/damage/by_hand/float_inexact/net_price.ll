define i64 @net_price(i64 %cents) {
entry:
  %price = sitofp i64 %cents to float
  %tax = fmul float %price, 0.1
  %gross = fadd float %price, %tax
  %rounded = fadd float %gross, 0.5
  %result = fptosi float %rounded to i64
  ret i64 %result
}
