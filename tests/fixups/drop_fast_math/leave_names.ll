declare double @fast(double)

define double @f(double %fast, double %nnan) "contract"="true" {
arcp:
  %reassoc = fadd double %fast, %nnan
  %s = call double @fast(double %reassoc)
  ret double %s
}
