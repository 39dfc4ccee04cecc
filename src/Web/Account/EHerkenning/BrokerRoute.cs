using Engine.Modules;
using Engine.SignIn;
using Engine.SignIn.EHerkenning;

namespace Web.Account.EHerkenning;

/// <summary>Which page follows an answer of a broker, relative to the portal.</summary>
internal static class BrokerRoute
{
    public static string After(BrokerOutcome outcome) => outcome switch
    {
        { Step: { } step } => SignInRoute.After(step, outcome.ReturnUrl),
        { Refusal: { } refusal } when refusal == WeighStatement.TooLow => Refused(refusal, outcome.ReturnUrl, null) + Level(outcome),
        { Refusal: { } refusal } => Refused(refusal, outcome.ReturnUrl, null),
        _ => "inloggen",
    };

    // the next try says which level it needs
    private static string Level(BrokerOutcome outcome) => outcome.Request is { } request ? $"&niveau={SignInAddress.Name(request.Level)}" : "";

    /// <param name="returnUrl">Where the visitor was going, so that another try goes on there.</param>
    /// <param name="invitation">Invitation that was being taken up.</param>
    public static string Refused(Refusal refusal, string? returnUrl, string? invitation)
    {
        var notice = BrokerNotice.Of(refusal);
        if (notice == BrokerNotice.WithoutAccount)
        {
            return "inloggen/geen-account";
        }

        var query = QueryString.Create("melding", notice);
        query = returnUrl is null ? query : query.Add("returnUrl", returnUrl);
        return "inloggen" + (invitation is null ? query : query.Add("uitnodiging", invitation));
    }
}
