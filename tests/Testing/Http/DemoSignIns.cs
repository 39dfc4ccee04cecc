using Engine.Access.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Testing.Http;

/// <summary>Signs in as one of the invented people of the tenants' demo files.</summary>
public static class DemoSignIns
{
    public static IReadOnlyList<DemoSignIn> SignIns(this PortalFactory factory) => factory.Services.GetRequiredService<DemoAccounts>().Read();

    public static DemoSignIn SignIn(this PortalFactory factory, string mail) => factory.SignIns().Single(s => s.Email == mail);

    /// <summary>A visitor of the account's portal who typed address and password, or was that person in the simulator of eHerkenning; the page is what came then, redirects followed.</summary>
    public static async Task<(Visitor Visitor, VisitedPage Page)> EnterAsync(this PortalFactory factory, string mail)
    {
        var account = factory.SignIn(mail);
        var visitor = factory.Visit(account.Url.Host);
        return (visitor, await visitor.EnterAsync(account));
    }

    public static async Task<VisitedPage> EnterAsync(this Visitor visitor, DemoSignIn account) => account.Person is not null
        ? await (await visitor.OpenAsync("inloggen/eherkenning")).Form("simulator").Fill("Persoon", account.Email).SubmitAndFollowAsync("actie", "inloggen")
        : await (await visitor.GetAsync("inloggen")).Form("inloggen").Fill("Mail", account.Email).Fill("Password", account.Password).SubmitAndFollowAsync();
}
