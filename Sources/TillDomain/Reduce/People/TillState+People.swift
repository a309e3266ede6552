/// Who is at the till, and who lends whom a right.
extension TillState {
    mutating func takePeople(_ event: Action.Event, _ context: Context) throws(Refusal) -> [Effect] {
        switch event {
        case .signIn(let userID): return try signIn(userID, context)
        case .lock: return try lock(context)
        case .approve(let userID, let reason): return try approve(userID, reason: reason, context)
        case .declineApproval: return try declineApproval(context)
        default: preconditionFailure("\(event.name) is not about people")
        }
    }

    private mutating func signIn(_ id: Int, _ context: Context) throws(Refusal) -> [Effect] {
        guard let user = context.catalogue.user(id: id) else { throw .unknownUser(id: id) }
        // From a locked till anybody may sign in; to push another aside is a right.
        if userID != nil, userID != id, !isLocked { _ = try permit(.switchUser, context) }
        userID = id
        isLocked = false
        return [.show(display(context)), .sound(.accepted), .tell(.signedIn(name: user.name))]
    }

    private mutating func lock(_ context: Context) throws(Refusal) -> [Effect] {
        guard userID != nil else { throw .nobodySignedIn }
        isLocked = true
        return [.show(Phrase.locked(context)), .sound(.accepted)]
    }

    /// Does what waited, with the manager's rights, and records that it was so.
    private mutating func approve(_ id: Int, reason: String, _ context: Context) throws(Refusal) -> [Effect] {
        guard let pending, let userID, pending.userID == userID else { throw .nothingToApprove }
        guard pending.isValid(atMillis: context.stamp.atMillis) else { throw .approvalExpired }
        guard let approver = context.catalogue.user(id: id) else { throw .unknownUser(id: id) }
        // Nobody lends what they have not: a manager, too, may have been denied a right upstream.
        guard approver.role == .manager, pending.permission.map(approver.may) ?? true else {
            throw .approverMayNot(user: approver.name)
        }
        let override = Override(
            approverID: id,
            userID: userID,
            refusal: pending.refusal,
            event: pending.event.name,
            permission: pending.permission,
            reference: order?.reference,
            reason: try Self.reason(reason),
            atMillis: context.stamp.atMillis
        )
        self.pending = nil
        // Noted first, so that a report that this very action prints has it.
        session.note(override)
        let lent = Context(catalogue: context.catalogue, stamp: context.stamp, approver: approver)
        do throws(Refusal) {
            let effects = try take(pending.event, lent)
            // A session that this very action began starts with it.
            if session.overrideCount == 0 { session.note(override) }
            return effects + [.tell(.approved(by: approver.name))]
        } catch .notPermitted {
            throw .approverMayNot(user: approver.name)
        }
    }

    private mutating func declineApproval(_ context: Context) throws(Refusal) -> [Effect] {
        guard pending != nil else { throw .nothingToApprove }
        pending = nil
        return [.show(display(context)), .tell(.approvalDeclined)]
    }

    // MARK: - What several areas need

    func signedIn(_ context: Context) throws(Refusal) -> User {
        guard let userID, let user = context.catalogue.user(id: userID) else { throw .nobodySignedIn }
        return user
    }

    /// The person at the till, who may do it or has a manager beside them who may.
    @discardableResult
    func permit(_ permission: Permission, _ context: Context) throws(Refusal) -> User {
        let user = try signedIn(context)
        if user.may(permission) || context.approver?.may(permission) == true { return user }
        throw .notPermitted(permission, user: user.name)
    }

    func display(_ context: Context) -> CustomerDisplay {
        display(context.catalogue, atMillis: context.stamp.atMillis)
    }
}
