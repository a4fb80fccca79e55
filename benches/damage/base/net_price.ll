define i64 @net_price(i64 %cents) {
entry:
  %price = sitofp i64 %cents to float
  %tax = fmul float %price, 0x3FB99999A0000000
  %sum = fadd float %price, %tax
  %rounded = fadd float %sum, 5.000000e-01
  %result = fptosi float %rounded to i64
  ret i64 %result
}
