using Engine.Access.Mail;

namespace Engine.Workflows.Rules;

/// <summary>Whether the tenant takes an address (<c>mail</c>) for the account of who manages an organisation's users (000-02, 000-03).</summary>
internal sealed class OrganisationMailRule(MailRules rules) : PortalRule
{
    public const string Key = "organisation-mail";

    public override Task<IReadOnlyList<string>> CheckAsync(IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<string>>(rules.Check(arguments.Text("mail"), mainUser: true, "mail") is { } refusal ? [refusal.Message] : []);
}
