namespace Engine.Access.Mail;

public enum MailRule
{
    Allow,
    Refuse,
}

public enum MailRuleScope
{
    All,
    MainUser,
}

/// <summary>Which addresses a tenant takes for an account.</summary>
public sealed record MailRulesConfig
{
    public MailRule FreeMail { get; init; } = MailRule.Allow;

    public MailRule Departments { get; init; } = MailRule.Allow;

    /// <summary>Domains that are right all the same, with everything below them.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    public MailRuleScope AppliesTo { get; init; } = MailRuleScope.All;
}
