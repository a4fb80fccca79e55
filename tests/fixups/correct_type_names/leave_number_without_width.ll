define integer @f(integer %n) {
  ret integer %n
}
