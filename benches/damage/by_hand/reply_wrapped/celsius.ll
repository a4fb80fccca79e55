<answer>
define double @celsius(double %f) {
entry:
  %d = fsub double %f, 32.0
  %m = fmul double %d, 5.0
  %c = fdiv double %m, 9.0
  ret double %c
}
</answer>
