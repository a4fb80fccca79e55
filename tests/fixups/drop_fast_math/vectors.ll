define <2 x double> @f(<2 x double> %x) {
  %s = fadd fast <2 x double> %x, %x
  ret <2 x double> %s
}
