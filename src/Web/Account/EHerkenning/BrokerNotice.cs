using Engine.Access.Invitations;
using Engine.Modules;
using Engine.SignIn.EHerkenning;
using Engine.Ui;

namespace Web.Account.EHerkenning;

/// <summary>
/// What a visitor reads after a sign-in by eHerkenning that came to nothing. The address carries a name from this list and never a text, so
/// nobody can make the portal say something else.
/// </summary>
internal sealed record BrokerNotice(AlertKind Kind, string Title, string Text)
{
    public const string WithoutAccount = "geen-account";

    private static readonly Dictionary<string, (Refusal Refusal, AlertKind Kind, string Title)> Known = new(StringComparer.Ordinal)
    {
        ["geannuleerd"] = (TakeBrokerAnswer.Cancelled, AlertKind.Info, "Inloggen gestopt"),
        ["eherkenning-mislukt"] = (TakeBrokerAnswer.Failed, AlertKind.Error, "Inloggen is niet gelukt"),
        ["eherkenning-onbereikbaar"] = (TakeBrokerAnswer.Unavailable, AlertKind.Error, "eHerkenning is niet bereikbaar"),
        ["niveau-te-laag"] = (WeighStatement.TooLow, AlertKind.Warning, "Het niveau van uw eHerkenning is te laag"),
        ["andere-dienst"] = (WeighStatement.OtherService, AlertKind.Warning, "U hebt geen machtiging voor dit portaal"),
        ["ketenmachtiging"] = (WeighStatement.Intermediary, AlertKind.Warning, "U handelt namens een andere organisatie"),
        ["andere-organisatie"] = (BindMeans.OtherOrganisation, AlertKind.Warning, "U logde in namens een andere organisatie"),
        ["uitnodiging-verlopen"] = (BindMeans.Worthless, AlertKind.Warning, "De uitnodiging werkt niet meer"),
        ["toegang-gewijzigd"] = (AcceptInvitation.Overtaken, AlertKind.Warning, "Uw toegang is net gewijzigd"),
        ["middel-bezet"] = (BindMeans.Taken, AlertKind.Warning, "Dit middel hoort bij een ander account"),
        ["account-uitgeschakeld"] = (SignInWithEHerkenning.Closed, AlertKind.Warning, "Uw account is niet actief"),
        ["andere-manier"] = (SignInWithEHerkenning.OtherScheme, AlertKind.Warning, "Log in zoals u gewend bent"),
    };

    /// <returns>Null for a name that is not on the list.</returns>
    public static BrokerNotice? Find(string? name) =>
        name is not null && Known.TryGetValue(name, out var found) ? new(found.Kind, found.Title, found.Refusal.Message) : null;

    /// <summary>Name of the page for a refusal.</summary>
    public static string Of(Refusal refusal) => refusal == SignInWithEHerkenning.NoAccount
        ? WithoutAccount
        : Known.FirstOrDefault(k => k.Value.Refusal == refusal).Key ?? "eherkenning-mislukt";
}
