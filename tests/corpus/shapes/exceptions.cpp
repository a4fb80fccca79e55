// flags: -fcxx-exceptions -fexceptions -std=c++14
/* Exceptions as Linux has them. */
struct Guard { int *place; ~Guard() noexcept; };
struct Failure { long code; };
int risky(int);

int guarded(int value) {
    Guard guard{&value};
    try {
        return risky(value);
    } catch (const Failure &failure) {
        return static_cast<int>(failure.code);
    } catch (int code) {
        throw Failure{code};
    } catch (...) {
        throw;
    }
}
int promised(int value) noexcept { return risky(value); }
int filtered(int value) throw(Failure) { return risky(value); }
