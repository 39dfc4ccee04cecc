using Engine.Access;
using Engine.Tenancy;

namespace Engine.SignIn;

/// <summary>Ways to sign in by their names in the tenant file, and which of them opens what.</summary>
public static class SignInSchemes
{
    public const string Password = "password";
    public const string EHerkenning = "eherkenning";
    public const string Passkey = "passkey";

    /// <summary>Whether anybody signs in by it here: customers, or the insurer's staff. A portal without schemes is closed for all.</summary>
    public static bool Offers(this SignInConfig config, string scheme) =>
        config.Schemes.Contains(scheme) || (config.Schemes.Count > 0 && config.StaffSchemes.Contains(scheme));

    /// <summary>Scheme that will open an account made now: the first one of the tenant by which accounts are made.</summary>
    /// <param name="staff">True for an account of the insurer's own people.</param>
    public static string OfNewAccounts(this SignInConfig config, bool staff) =>
        (staff ? config.StaffSchemes : config.Schemes).FirstOrDefault(s => s is Password or EHerkenning) ?? Password;

    /// <summary>
    /// Whether the scheme opens the account: the one that made it, so that a password is no way round eHerkenning. A passkey stands beside
    /// the password that its owner had when registering it.
    /// </summary>
    public static bool Opens(this SignInConfig config, Account account, string scheme) =>
        account.Scheme == scheme || config.OtherSchemes || (scheme == Passkey && account.Scheme == Password);
}
