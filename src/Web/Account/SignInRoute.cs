using Engine.SignIn;
using Microsoft.AspNetCore.Http.Extensions;

namespace Web.Account;

/// <summary>Which page follows a step of the sign-in.</summary>
internal static class SignInRoute
{
    /// <param name="returnUrl">Passed <see cref="LocalAddress"/>.</param>
    public static string After(SignInStep step, string? returnUrl) => step switch
    {
        SignInStep.Done => returnUrl ?? "",
        SignInStep.Organisation => "organisatie" + (returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}"),
        SignInStep.Code => "inloggen/code",
        SignInStep.Enrolment => "inloggen/apparaat",
        SignInStep.Join => "inloggen/eherkenning/koppelen",
    };

    /// <summary>A sign-in with a fresh second step, and back to this page.</summary>
    public static string Stronger(HttpRequest request) => $"inloggen?niveau=hoger&returnUrl={Uri.EscapeDataString(request.GetEncodedPathAndQuery())}";

    /// <summary>After a means was registered under Instellingen: the recovery codes when they are new, and back to the page that asked for it.</summary>
    public static string Registered(bool hasNewCodes, string? returnUrl, HttpRequest request)
    {
        var back = LocalAddress.OrNone(returnUrl, request.PathBase) ?? "instellingen";
        return hasNewCodes ? Codes(back, request.PathBase) : back;
    }

    /// <summary>The page with the recovery codes, and the page after it.</summary>
    public static string Codes(string next, string pathBase) => "instellingen/apparaat/herstelcodes?returnUrl="
        + Uri.EscapeDataString(next.StartsWith('/') ? next : $"{pathBase}/{next}");
}
