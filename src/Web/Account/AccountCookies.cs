namespace Web.Account;

/// <summary>What every cookie of the framework gets: bound to its host and to https, except on a developer's own machine.</summary>
internal static class AccountCookies
{
    public static void Harden(CookieBuilder cookie, IHostEnvironment environment)
    {
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        // browsers refuse both over plain http, which only Development serves
        cookie.Name = environment.IsDevelopment() ? "formulier" : "__Host-formulier";
        cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }
}
