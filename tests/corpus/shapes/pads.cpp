// flags: --target=x86_64-pc-windows-msvc -fcxx-exceptions -fexceptions -std=c++14
/* Exceptions as Windows has them: pads in place of landing pads. */
#include "exceptions.cpp"
